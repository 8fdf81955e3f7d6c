package id.simpul.connectors.sandbox;

import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a record, compiled from YAML: texts may hold placeholders, a mapping of {@code daftar} (how many) and
 * {@code isi} (of what) is a list.
 */
@FunctionalInterface
interface Template {
    @Nullable
    Object fill(Draw draw);

    static Template of(@Nullable Object tree) {
        return switch (tree) {
            case Map<?, ?> map
            when map.keySet().equals(Set.of("daftar", "isi")) ->
                several(String.valueOf(map.get("daftar")), of(map.get("isi")));
            case Map<?, ?> map -> mapping(map);
            case List<?> list -> sequence(list);
            case String text -> Placeholder.text(text);
            case Date date -> throw new IllegalArgumentException("date: " + date + " (expected: in quotes)");
            case null, default -> draw -> tree;
        };
    }

    private static Template mapping(Map<?, ?> map) {
        Map<String, Template> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> fields.put(String.valueOf(name), of(value)));
        return draw -> {
            Map<String, @Nullable Object> filled = new LinkedHashMap<>();
            fields.forEach((name, value) -> filled.put(name, value.fill(draw)));
            return filled;
        };
    }

    private static Template sequence(List<?> list) {
        List<Template> items = list.stream().map(Template::of).toList();
        return draw -> {
            List<@Nullable Object> filled = new ArrayList<>();
            items.forEach(each -> filled.add(each.fill(draw)));
            return filled;
        };
    }

    private static Template several(String count, Template item) {
        Placeholder.Range range = Placeholder.Range.of(count.contains("..") ? count : count + ".." + count);
        return draw -> {
            List<@Nullable Object> filled = new ArrayList<>();
            long size = draw.dice().number(Long.parseLong(range.low()), Long.parseLong(range.high()));
            for (int i = 1; i <= size; i++) {
                filled.add(item.fill(draw.item(i)));
            }
            return filled;
        };
    }
}
