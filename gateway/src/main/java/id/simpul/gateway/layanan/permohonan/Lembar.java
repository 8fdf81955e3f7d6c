package id.simpul.gateway.layanan.permohonan;

import id.simpul.gateway.layanan.Dwibahasa;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One node of a YAML sheet beside these classes; says where it is when something is not as expected. */
final class Lembar {
    private final String where;
    private final @Nullable Object value;

    Lembar(String where, @Nullable Object value) {
        this.where = where;
        this.value = value;
    }

    static Lembar of(String file) {
        try (InputStream in = Objects.requireNonNull(Lembar.class.getResourceAsStream(file), file)) {
            return new Lembar(file, new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String text() {
        if (value == null || value instanceof Map || value instanceof List) {
            throw wrong("a text");
        }
        return value.toString();
    }

    Lembar at(String key) {
        Lembar found = new Lembar(where + ": " + key, mapping().get(key));
        if (found.value == null) {
            throw found.wrong("a value");
        }
        return found;
    }

    String textOr(String key, String fallback) {
        return mapping().containsKey(key) ? at(key).text() : fallback;
    }

    boolean has(String key) {
        return mapping().containsKey(key);
    }

    /** The list under {@code key}; empty where there is none. */
    List<Lembar> list(String key) {
        return has(key) ? at(key).items() : List.of();
    }

    List<Lembar> items() {
        if (!(value instanceof List<?> list)) {
            throw wrong("a list");
        }
        return list.stream().map(each -> new Lembar(where, each)).toList();
    }

    /** A text in both languages, under {@code id} and {@code en}. */
    Dwibahasa both(String key) {
        return at(key).both();
    }

    Dwibahasa both() {
        only(Set.of("id", "en"));
        return new Dwibahasa(at("id").text(), at("en").text());
    }

    Lembar only(Set<String> keys) {
        for (Object key : mapping().keySet()) {
            if (!keys.contains(key.toString())) {
                throw new Lembar(where, key).wrong("one of " + keys);
            }
        }
        return this;
    }

    void each(BiConsumer<String, Lembar> row) {
        mapping().forEach((key, node) -> row.accept(key.toString(), new Lembar(where + ": " + key, node)));
    }

    private Map<?, ?> mapping() {
        if (value instanceof Map<?, ?> mapping) {
            return mapping;
        }
        throw wrong("a mapping");
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException(where + ": " + value + " (expected: " + expected + ")");
    }
}
