package id.simpul.hub.connector;

import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.registry.ConnectionFace.Field;
import id.simpul.hub.registry.ConnectionFace.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the face of a kind from the {@code face.yaml} that lies beside its entry class. */
public final class FaceReader {
    private static final String FILE = "face.yaml";
    private static final Set<String> FACE_KEYS = Set.of("kind", "title", "connection", "operation", "targets");
    private static final Set<String> FIELD_KEYS =
            Set.of("name", "required", "pattern", "expected", "default", "secret", "help", "variables");

    private FaceReader() {}

    /**
     * The face of {@code kind}.
     *
     * @throws IllegalArgumentException when the file is missing or not a face
     */
    public static ConnectionFace beside(Class<?> kind) {
        String file = kind.getPackageName() + "/" + FILE;
        try (InputStream in = kind.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalArgumentException(file + ": missing (expected: the face of the kind)");
            }
            return face(new Node(file, new Yaml(new SafeConstructor(new LoaderOptions())).load(in), FACE_KEYS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (YAMLException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage() + " (expected: YAML)", e);
        }
    }

    private static ConnectionFace face(Node node) {
        return new ConnectionFace(
                node.text("kind"),
                node.bothLanguages("title"),
                fields(node, "connection"),
                fields(node, "operation"),
                node.textOr("targets", ""));
    }

    private static List<Field> fields(Node node, String key) {
        return node.list(key).stream()
                .map(each -> field(new Node(node.where + ": " + key, each, FIELD_KEYS)))
                .toList();
    }

    private static Field field(Node node) {
        String pattern = node.textOr("pattern", "");
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(node.where + ": pattern: " + pattern + " (expected: a regex)", e);
        }
        if (!pattern.isEmpty() && node.textOr("expected", "").isEmpty()) {
            throw new IllegalArgumentException(node.where + ": expected: missing (expected: the pattern in words)");
        }
        return new Field(
                node.text("name"),
                node.flag("required"),
                pattern,
                node.textOr("expected", ""),
                node.textOr("default", ""),
                node.flag("secret"),
                node.bothLanguages("help"),
                node.textOr("variables", ""));
    }

    /** One mapping of the file, read key by key; a key that nobody reads is an error. */
    private static final class Node {
        private final String where;
        private final Map<?, ?> values;

        Node(String where, @Nullable Object tree, Set<String> keys) {
            if (!(tree instanceof Map<?, ?> mapping)) {
                throw new IllegalArgumentException(where + ": " + tree + " (expected: a mapping)");
            }
            this.where = where;
            this.values = mapping;
            for (Object key : mapping.keySet()) {
                if (!keys.contains(String.valueOf(key))) {
                    throw new IllegalArgumentException(where + ": " + key + " (expected: one of " + keys + ")");
                }
            }
        }

        String text(String key) {
            String text = textOr(key, "");
            if (text.isBlank()) {
                throw new IllegalArgumentException(where + ": " + key + ": missing (expected: a text)");
            }
            return text;
        }

        String textOr(String key, String fallback) {
            Object value = values.get(key);
            return value == null ? fallback : value.toString();
        }

        boolean flag(String key) {
            return Boolean.parseBoolean(textOr(key, "false"));
        }

        List<?> list(String key) {
            Object value = values.get(key);
            if (value == null) {
                return List.of();
            }
            if (value instanceof List<?> list) {
                return list;
            }
            throw new IllegalArgumentException(where + ": " + key + ": " + value + " (expected: a list)");
        }

        Text bothLanguages(String key) {
            Node both = new Node(where + ": " + key, values.get(key), Set.of("id", "en"));
            return new Text(both.text("id"), both.text("en"));
        }
    }
}
