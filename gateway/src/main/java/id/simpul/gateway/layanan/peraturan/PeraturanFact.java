package id.simpul.gateway.layanan.peraturan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an event says of one document.
 *
 * @param id its id at its site
 * @param others what its site said besides the 28 fields
 */
record PeraturanFact(String id, Isian fields, Map<String, String> others) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * Reads an event's data.
     *
     * @throws IllegalArgumentException where it is no document, or one without an id
     */
    static PeraturanFact read(byte[] data) {
        try {
            JsonNode tree = JSON.readTree(data);
            if (!tree.isObject()) {
                throw new IllegalArgumentException("data: no object (expected: a document)");
            }
            Isian fields = new Isian(texts(tree));
            if (!fields.has("idData")) {
                throw new IllegalArgumentException("idData: missing (expected: the document's id)");
            }
            return new PeraturanFact(fields.get("idData"), fields, texts(tree.path("lainnya")));
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("data: not JSON (expected: a document)", broken);
        }
    }

    /** A filler is a value to a database and a lie to a reader. */
    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties().forEach(each -> {
            String text = each.getValue().asString("").replace("\u0000", "").strip();
            if (!text.isEmpty() && !text.equals("-")) {
                texts.put(each.getKey(), text);
            }
        });
        return texts;
    }

    /** Why a person must look at it before anybody else sees it; null where there is no reason. */
    @Nullable
    String review() {
        List<String> reasons = new ArrayList<>();
        unknown("operasi", "4", reasons);
        unknown("display", "1", reasons);
        return reasons.isEmpty() ? null : String.join(", ", reasons);
    }

    private void unknown(String name, String known, List<String> reasons) {
        if (fields.has(name) && !fields.get(name).equals(known)) {
            reasons.add(name + ": " + fields.get(name) + " (expected: " + known + ")");
        }
    }

    @Nullable
    Integer year() {
        String year = fields.get("tahun_pengundangan");
        return year.matches("\\d{4}") ? Integer.valueOf(year) : null;
    }
}
