package id.simpul.hub.registry.rows;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One row.
 *
 * @param values by column name: a {@code String}, a {@code List<String>} or a {@code Map<String, String>}
 */
public record Row(Table table, Map<String, Object> values) {
    public Row {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        for (Column each : table.columns()) {
            if (!values.containsKey(each.name())) {
                throw new IllegalArgumentException(table + ": " + values.keySet() + " (expected: " + each.name() + ")");
            }
        }
    }

    /** What a person calls it, such as {@code service dukcapil/penduduk}. */
    public String name() {
        String key = table.keys().stream().map(each -> text(each.name())).collect(Collectors.joining("/"));
        return key.isEmpty() ? table.word() : table.word() + " " + key;
    }

    public String text(String column) {
        return (String) value(column);
    }

    public int number(String column) {
        return Integer.parseInt(text(column));
    }

    public List<String> list(String column) {
        return ((List<?>) value(column)).stream().map(String.class::cast).toList();
    }

    /** The map under {@code column}, sorted by its keys. */
    public Map<String, String> map(String column) {
        Map<String, String> map = new TreeMap<>();
        ((Map<?, ?>) value(column)).forEach((key, value) -> map.put((String) key, (String) value));
        return Collections.unmodifiableMap(map);
    }

    private Object value(String column) {
        Object value = values.get(column);
        if (value == null) {
            throw new IllegalArgumentException("column: " + column + " (expected: a column of " + table + ")");
        }
        return value;
    }
}
