package id.simpul.hub.registry;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where in a call the NIK of the person concerned stands, written {@code path:nik}, {@code query:nik},
 * {@code header:X-Nik} or {@code none}.
 */
public record SubjectSource(Place place, String name) {
    public static final SubjectSource NONE = new SubjectSource(Place.NONE, "");

    /** The part of the call that holds the subject. */
    public enum Place {
        NONE,
        PATH,
        QUERY,
        HEADER
    }

    /** Reads the form that the registry's YAML uses. */
    public static SubjectSource parse(String text) {
        if (text.equals("none")) {
            return NONE;
        }
        int colon = text.indexOf(':');
        try {
            Place place = Place.valueOf(text.substring(0, Math.max(colon, 0)).toUpperCase(Locale.ROOT));
            String name = text.substring(colon + 1);
            if (place != Place.NONE && !name.isBlank()) {
                return new SubjectSource(place, name);
            }
        } catch (IllegalArgumentException unknownPlace) {
            // falls through to the one message
        }
        throw new IllegalArgumentException(
                "subject: " + text + " (expected: none, path:<variable>, query:<parameter> or header:<name>)");
    }

    /** The subject among the path's variables, the query's parameters or the headers given; null where it is absent. */
    public @Nullable String find(
            Map<String, String> variables,
            Function<String, @Nullable String> parameter,
            Function<String, @Nullable String> header) {
        return switch (place) {
            case NONE -> null;
            case PATH -> variables.get(name);
            case QUERY -> parameter.apply(name);
            case HEADER -> header.apply(name);
        };
    }

    @Override
    public String toString() {
        return place == Place.NONE ? "none" : place.name().toLowerCase(Locale.ROOT) + ":" + name;
    }
}
