package id.simpul.connectors.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A mapping of one of the sandbox's files, read key by key. */
record Yaml(String where, Map<?, ?> values) {

    static Yaml read(@Nullable URL file) {
        URL found = Objects.requireNonNull(file, "sandbox file: missing (expected: on the class path)");
        try (InputStream in = found.openStream()) {
            return of(found.getPath(), new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Yaml of(String where, @Nullable Object tree) {
        if (tree instanceof Map<?, ?> mapping) {
            return new Yaml(where, mapping);
        }
        throw new IllegalArgumentException(where + ": " + tree + " (expected: a mapping)");
    }

    String text(String key) {
        String text = textOr(key, "");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(where + ": " + key + ": missing (expected: a text)");
        }
        return text;
    }

    String textOr(String key, String fallback) {
        Object value = values.get(key);
        return value == null ? fallback : value.toString();
    }

    @Nullable
    Object value(String key) {
        return values.get(key);
    }

    List<Yaml> mappings(String key) {
        return list(key).stream().map(each -> of(where + ": " + key, each)).toList();
    }

    /** The mapping under {@code key} as lists of texts. */
    Map<String, List<String>> texts(String key) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        of(where + ": " + key, values.get(key))
                .values
                .forEach((name, list) -> texts.put(name.toString(), strings(list)));
        return texts;
    }

    List<List<String>> lists(String key) {
        return list(key).stream().map(Yaml::strings).toList();
    }

    private List<?> list(String key) {
        return values.get(key) instanceof List<?> list ? list : List.of();
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
