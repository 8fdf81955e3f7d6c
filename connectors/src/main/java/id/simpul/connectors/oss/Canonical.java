package id.simpul.connectors.oss;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One form for what OSS writes in several: keys trimmed and in camel case, sorted; every value a text, a code that came
 * as a number with its leading zeros again; nothing where OSS writes a filler ({@code "-"}, an empty text, null). The
 * same document gives the same form, however it was written.
 */
final class Canonical {
    private static final int MAX_SCALE = 100;

    /** How many digits a code has that may come as a number. */
    private static final Map<String, Integer> DIGITS = Map.ofEntries(
            Map.entry("nib", 13),
            Map.entry("kdIzin", 12),
            Map.entry("kbli", 5),
            Map.entry("sektor", 3),
            Map.entry("kewenangan", 2),
            Map.entry("statusNib", 2),
            Map.entry("kdStatus", 2),
            Map.entry("statusChecklist", 2),
            Map.entry("jenisIzin", 2),
            Map.entry("jenisPelakuUsaha", 2),
            Map.entry("jenisPerseroan", 2),
            Map.entry("jenisProyek", 2),
            Map.entry("statusProyek", 2),
            Map.entry("skalaUsaha", 2),
            Map.entry("statusBadanHukum", 2),
            Map.entry("statusPenanamanModal", 2),
            Map.entry("jenisApi", 2));

    private Canonical() {}

    static Map<String, Object> object(JsonNode node) {
        Map<String, Object> fields = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            String name = camelCase(each.getKey().strip());
            Object value = value(name, each.getValue());
            if (value != null) {
                fields.putIfAbsent(name, value);
            }
        }
        return fields;
    }

    private static @Nullable Object value(String name, JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> fields = object(node);
            return fields.isEmpty() ? null : fields;
        }
        if (node.isArray()) {
            List<Object> items = list(name, node);
            return items.isEmpty() ? null : items;
        }
        String text = node.isNumber() ? digits(name, node) : node.asString("").strip();
        return text.isEmpty() || text.equals("-") ? null : text;
    }

    private static List<Object> list(String name, JsonNode array) {
        List<Object> items = new ArrayList<>();
        for (JsonNode each : array) {
            Object item = value(name, each);
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    private static String digits(String name, JsonNode number) {
        BigDecimal value = number.decimalValue();
        String text = Math.abs(value.scale()) > MAX_SCALE ? value.toString() : value.toPlainString();
        int missing = DIGITS.getOrDefault(name, 0) - text.length();
        return number.isIntegralNumber() && missing > 0 && value.signum() >= 0 ? "0".repeat(missing) + text : text;
    }

    /** {@code nama_perseroan} becomes {@code namaPerseroan}. */
    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        boolean next = false;
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            if (each != '_') {
                camel.append(next && !camel.isEmpty() ? Character.toUpperCase(each) : each);
            }
            next = each == '_';
        }
        return camel.toString();
    }
}
