package id.simpul.hub.registry.yaml;

import java.util.HashSet;
import java.util.Set;

/** Codes that may be given once. */
final class Once {
    private final Set<String> seen = new HashSet<>();

    /** Refuses {@code value} of {@code field} where it was seen before in the same list; whether it is new. */
    boolean check(Fields fields, String field, String value) {
        boolean fresh = value.isEmpty() || seen.add(value);
        if (!fresh) {
            fields.problem(field, "a value used once here", value + " a second time");
        }
        return fresh;
    }

    /** Notes the place of {@code what}, which all files together may define once. */
    static void note(Places places, String what, Fields fields, String field, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (places.knows(what)) {
            Spot first = places.of(what, "");
            fields.problem(field, "a code used once", value + ", defined in " + first.file() + ":" + first.line());
        }
        places.note(what, fields.spot(field));
    }
}
