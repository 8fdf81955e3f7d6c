package id.simpul.hub.policy.contract;

import java.util.Locale;

/**
 * One way in which messages of an operation differ from what is documented. Made of the document's words and of places
 * only, never of a value: it may be shown to everybody who may see the service.
 *
 * @param place where: {@code query:halaman}, {@code header:x-unit}, {@code body}, {@code status}, or a JSON path into the
 *     body with a star for each index, such as {@code $.data[*].nama}
 * @param rule the rule that was broken, such as {@code type} or {@code required}
 * @param expected what the document says, in short; may be empty
 */
public record Deviation(Side side, String place, String rule, String expected) {

    /** Whose message it was. */
    public enum Side {
        REQUEST,
        RESPONSE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A message that was looked at, however it was: what the deviations are counted against. */
    public static Deviation none(Side side) {
        return new Deviation(side, "", "", "");
    }

    /** Whether it only says that a message was looked at. */
    public boolean isNone() {
        return rule.isEmpty();
    }

    /** {@code $.nik: type (expected: string)}. */
    public String sentence() {
        return expected.isEmpty() ? place + ": " + rule : place + ": " + rule + " (expected: " + expected + ")";
    }
}
