package id.simpul.connectors.jdih;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The rows that one id has in a feed, made one document: older scripts write a row for each attachment, subject and author.
 * The order of the rows does not matter, for it changes from file to file.
 */
final class JdihRows {
    private static final Set<String> JOINED = Set.of(JdihFields.SUBJECT, JdihFields.AUTHOR);
    private static final List<String> ONE_DOCUMENT = List.of("jenis", "noPeraturan", JdihFields.TITLE);
    private static final Comparator<Row> COMPLETE_FIRST = comparing(
                    (Row row) -> row.field(JdihFields.FILE_URL).isEmpty())
            .thenComparing(row -> row.field(JdihFields.FILE_URL))
            .thenComparing(row -> row.fields().toString());

    private final List<Row> rows = new ArrayList<>();

    /** One row: what it says in the 28 fields, and besides. */
    private record Row(Map<String, String> fields, Map<String, String> others) {
        String field(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    /** The id that a row carries; empty where it carries none. */
    static String id(JsonNode row) {
        return row(row).field(JdihFields.ID);
    }

    JdihRows add(JsonNode row) {
        rows.add(row(row));
        return this;
    }

    private static Row row(JsonNode node) {
        Map<String, String> fields = new TreeMap<>();
        Map<String, String> others = new TreeMap<>();
        node.properties().forEach(each -> {
            String name = JdihFields.of(each.getKey());
            String value = JdihValue.text(each.getValue());
            if (!value.isEmpty()) {
                (name == null ? others : fields).putIfAbsent(Objects.requireNonNullElse(name, each.getKey()), value);
            }
        });
        tidy(fields, others);
        return new Row(fields, others);
    }

    private static void tidy(Map<String, String> fields, Map<String, String> others) {
        fields.computeIfPresent(JdihFields.ENACTED, (name, value) -> JdihValue.date(value));
        fields.computeIfPresent(JdihFields.PROMULGATED, (name, value) -> JdihValue.date(value));
        fields.computeIfPresent(JdihFields.STATUS, (name, value) -> JdihValue.status(value));
        String file = fields.getOrDefault(JdihFields.ABSTRACT, "");
        if (file.contains(" ") && !file.matches(".*\\.\\w{2,5}")) {
            fields.remove(JdihFields.ABSTRACT);
            others.put(JdihDocument.ABSTRACT_TEXT, file);
        }
    }

    JdihDocument document() {
        rows.sort(COMPLETE_FIRST);
        Map<String, String> fields = new TreeMap<>();
        JdihFields.NAMES.forEach(name -> fields.put(name, JOINED.contains(name) ? joined(name) : first(name)));
        Map<String, String> others = new TreeMap<>();
        rows.forEach(row -> row.others().forEach(others::putIfAbsent));
        return new JdihDocument(fields, others, remarks(fields));
    }

    private String first(String name) {
        return rows.stream()
                .map(row -> row.field(name))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String joined(String name) {
        return String.join("; ", different(row -> row.field(name)));
    }

    private Set<String> different(Function<Row, String> value) {
        return rows.stream().map(value).filter(each -> !each.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> remarks(Map<String, String> fields) {
        List<String> remarks = new ArrayList<>();
        for (String name : ONE_DOCUMENT) {
            Set<String> values = different(row -> row.field(name));
            if (values.size() > 1) {
                remarks.add(name + ": " + values.size() + " values under one idData (expected: one)");
            }
        }
        unknown(fields, JdihFields.OPERATION, "4", remarks);
        unknown(fields, JdihFields.DISPLAY, "1", remarks);
        return remarks;
    }

    /** No site was ever seen with another value, so nobody knows what one would mean. */
    private static void unknown(Map<String, String> fields, String name, String known, List<String> remarks) {
        String value = fields.getOrDefault(name, "");
        if (!value.isEmpty() && !value.equals(known)) {
            remarks.add(name + ": " + value + " (expected: " + known + ")");
        }
    }
}
