package id.simpul.connectors.sandbox;

import id.simpul.hub.connector.Latihan.Mode;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The magic values: what a simulated application does when it is asked for one of them. A NIK of the district
 * {@code 99}, which no city has, names the outcome by its day of birth; any other key by {@code latihan-<word>}.
 */
enum Outcome {
    SLOW("01", "lambat"),
    ERROR("02", "500"),
    SILENCE("03", "diam"),
    GARBAGE("04", "rusak"),
    RESET("05", "putus"),
    NOT_FOUND("06", "404"),
    TOO_MANY("07", "429"),
    TRUNCATED("08", "terpotong"),
    HUGE("09", "besar");

    private static final String NIK = "997199";
    private static final String KEY = "latihan-";
    private static final String PARAMETER = "latihan=";

    private final String day;
    private final String word;

    Outcome(String day, String word) {
        this.day = day;
        this.word = word;
    }

    String key() {
        return KEY + word;
    }

    /** A NIK that stands for this outcome, such as 9971990101900000. */
    String nik() {
        return NIK + day + "01900000";
    }

    /** How an application answers during a drill. */
    static Outcome of(Mode mode) {
        return switch (mode) {
            case SLOW -> SLOW;
            case ERROR -> ERROR;
            case SILENT -> SILENCE;
        };
    }

    /** The outcome that a raw path or query asks for, or null. */
    static @Nullable Outcome of(String path, @Nullable String query) {
        for (String part : path.split("/", -1)) {
            Outcome outcome = ofKey(part);
            if (outcome != null) {
                return outcome;
            }
        }
        return query == null ? null : ofQuery(query);
    }

    private static @Nullable Outcome ofQuery(String query) {
        for (String pair : query.split("&", -1)) {
            Outcome outcome = pair.startsWith(PARAMETER)
                    ? ofWord(pair.substring(PARAMETER.length()))
                    : ofKey(pair.substring(pair.indexOf('=') + 1));
            if (outcome != null) {
                return outcome;
            }
        }
        return null;
    }

    /** The outcome that a key stands for, or null. */
    static @Nullable Outcome ofKey(String key) {
        if (key.startsWith(KEY)) {
            return ofWord(key.substring(KEY.length()));
        }
        boolean magic = key.length() == 16 && key.startsWith(NIK) && key.endsWith("0000");
        return magic ? first(each -> each.day.equals(key.substring(6, 8))) : null;
    }

    private static @Nullable Outcome ofWord(String word) {
        return first(each -> each.word.equals(word));
    }

    private static @Nullable Outcome first(Predicate<Outcome> wanted) {
        return Arrays.stream(values()).filter(wanted).findFirst().orElse(null);
    }
}
