package id.simpul.hub.registry;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path with variables, such as {@code /{nik}/keluarga}. Matches raw paths part by part, so an encoded slash stays
 * inside its part; it is accepted only by a variable written {@code {+nomor}} (the plus of RFC 6570, section 3.2.3).
 * Logs, spans and metrics carry the template, never the path that matched.
 */
public final class PathTemplate {
    private final String text;
    private final List<String> parts;

    private PathTemplate(String text, List<String> parts) {
        this.text = text;
        this.parts = parts;
    }

    public static PathTemplate parse(String text) {
        if (!text.isEmpty() && !text.startsWith("/")) {
            throw new IllegalArgumentException("path: " + text + " (expected: empty, or a leading slash)");
        }
        List<String> parts = split(text);
        for (String part : parts) {
            if (part.contains("{") != part.endsWith("}") || part.lastIndexOf('{') > 0) {
                throw new IllegalArgumentException("path: " + text + " (expected: a variable fills its whole part)");
            }
        }
        return new PathTemplate(text, List.copyOf(parts));
    }

    /**
     * The decoded variables if {@code rawPath} has this shape, else null. A fixed part is compared decoded, as the target
     * reads it: {@code /car%69} must not pass for a value where {@code /cari} is an operation of its own.
     */
    public @Nullable Map<String, String> match(String rawPath) {
        List<String> given = split(rawPath);
        if (given.size() != parts.size()) {
            return null;
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String part = parts.get(i);
            if (part.startsWith("{")) {
                if (given.get(i).isEmpty() || (hasSlash(given.get(i)) && !part.startsWith("{+"))) {
                    return null;
                }
                variables.put(variable(part), decode(given.get(i)));
            } else if (!part.equals(decode(given.get(i)))) {
                return null;
            }
        }
        return variables;
    }

    /**
     * Whether a path can match both and neither template says more than the other. {@code /cari} and {@code /{nik}} are
     * not ambiguous: the fixed part wins.
     */
    public boolean ambiguousWith(PathTemplate other) {
        if (parts.size() != other.parts.size()) {
            return false;
        }
        boolean thisSaysMore = false;
        boolean otherSaysMore = false;
        for (int i = 0; i < parts.size(); i++) {
            boolean fixed = !parts.get(i).startsWith("{");
            boolean otherFixed = !other.parts.get(i).startsWith("{");
            if (fixed && otherFixed && !parts.get(i).equals(other.parts.get(i))) {
                return false;
            }
            thisSaysMore |= fixed && !otherFixed;
            otherSaysMore |= otherFixed && !fixed;
        }
        return thisSaysMore == otherSaysMore;
    }

    /** How many parts are fixed; of two templates that match one path, the one with more says more. */
    int fixedParts() {
        return parts.size() - variables().size();
    }

    public List<String> variables() {
        return parts.stream()
                .filter(part -> part.startsWith("{"))
                .map(PathTemplate::variable)
                .toList();
    }

    private static String variable(String part) {
        return part.substring(part.startsWith("{+") ? 2 : 1, part.length() - 1);
    }

    private static boolean hasSlash(String part) {
        return part.contains("%2f") || part.contains("%2F");
    }

    private static List<String> split(String path) {
        List<String> parts = new ArrayList<>(4);
        int from = 1;
        while (from <= path.length() && !path.isEmpty()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            parts.add(path.substring(from, to));
            from = to + 1;
        }
        return parts;
    }

    private static String decode(String part) {
        return part.indexOf('%') < 0 ? part : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PathTemplate that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
