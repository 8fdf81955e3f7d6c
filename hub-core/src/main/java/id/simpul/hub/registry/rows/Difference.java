package id.simpul.hub.registry.rows;

import id.simpul.hub.registry.Change;
import id.simpul.hub.registry.Change.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What separates two sets of rows.
 *
 * @param ended rows to close: they are gone, or another one takes their place
 * @param opened rows to write
 */
public record Difference(List<Row> ended, List<Row> opened, List<Change> changes) {
    private static final String SEALED = "(sealed)";
    private static final int LONGEST_SHOWN = 2000;

    /** The steps from {@code before} to {@code after}. */
    public static Difference between(Collection<Row> before, Collection<Row> after) {
        Map<String, Row> old = byName(before);
        Map<String, Row> young = byName(after);
        Difference difference = new Difference(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        young.forEach((name, row) -> difference.arrived(name, old.get(name), row));
        old.forEach((name, row) -> {
            if (!young.containsKey(name)) {
                difference.ended.add(row);
                difference.changes.add(new Change(Kind.ENDED, name, "", "", ""));
            }
        });
        return difference;
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    private static Map<String, Row> byName(Collection<Row> rows) {
        Map<String, Row> map = new LinkedHashMap<>();
        rows.forEach(each -> map.put(each.name(), each));
        return map;
    }

    private void arrived(String name, @Nullable Row before, Row after) {
        if (before == null) {
            opened.add(after);
            changes.add(new Change(Kind.ADDED, name, "", "", ""));
        } else if (!before.values().equals(after.values())) {
            ended.add(before);
            opened.add(after);
            after.table().columns().forEach(each -> compare(name, each, before, after));
        }
    }

    private void compare(String name, Column column, Row before, Row after) {
        Map<String, String> old = flat(column, before);
        Map<String, String> young = flat(column, after);
        young.forEach((field, value) -> {
            String was = old.get(field);
            if (!Objects.equals(was, value)) {
                changes.add(new Change(
                        Kind.CHANGED, name, field, shown(column, was == null ? "" : was), shown(column, value)));
            }
        });
        old.forEach((field, value) -> {
            if (!young.containsKey(field)) {
                changes.add(new Change(Kind.REMOVED, name, field, shown(column, value), ""));
            }
        });
    }

    private static String shown(Column column, String value) {
        if (column.type() == Column.Type.SEALED_MAP && !value.isEmpty()) {
            return SEALED;
        }
        return value.length() > LONGEST_SHOWN ? "(" + value.length() + " characters)" : value;
    }

    private static Map<String, String> flat(Column column, Row row) {
        Map<String, String> flat = new TreeMap<>();
        switch (column.type()) {
            case MAP, SEALED_MAP ->
                row.map(column.name()).forEach((key, value) -> flat.put(column.field() + "." + key, value));
            case LIST -> flat.put(column.field(), String.join(", ", row.list(column.name())));
            case TEXT, NUMBER, DATE, FLAG -> flat.put(column.field(), row.text(column.name()));
        }
        return flat;
    }
}
