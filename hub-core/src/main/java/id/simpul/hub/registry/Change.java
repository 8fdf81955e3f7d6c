package id.simpul.hub.registry;

/**
 * One difference that an apply makes.
 *
 * @param what the thing concerned, such as {@code service dukcapil/penduduk}
 * @param field the field that differs, empty where the thing as a whole comes or goes
 * @param before the old value, empty where there was none
 * @param after the new value, empty where there is none
 */
public record Change(Kind kind, String what, String field, String before, String after) {

    /** ADDED and ENDED are things, CHANGED and REMOVED are fields of a thing that stays. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED,
        ENDED
    }

    /** One line for a person: {@code ~ service dukcapil/penduduk deadline: 3s -> 5s}. */
    public String text() {
        return switch (kind) {
            case ADDED -> "+ " + what;
            case ENDED -> "- " + what;
            case CHANGED -> "~ " + what + " " + field + ": " + shown(before) + " -> " + shown(after);
            case REMOVED -> "~ " + what + " " + field + ": " + shown(before) + " -> nothing";
        };
    }

    /** A query stands on several lines; a change on one. */
    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : value.replaceAll("\\s+", " ").strip();
    }
}
