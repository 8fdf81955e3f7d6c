package id.simpul.hub.registry;

import java.util.List;

/**
 * What a kind of connection shows of itself: the fields that a connection and an operation of this kind have. Forms,
 * validation and documentation are made of it.
 *
 * @param targets the connection's field that several targets may take the place of, or empty
 */
public record ConnectionFace(String kind, Text title, List<Field> connection, List<Field> operation, String targets) {

    /** A kind whose connections have one target. */
    public ConnectionFace(String kind, Text title, List<Field> connection, List<Field> operation) {
        this(kind, title, connection, operation, "");
    }

    /** A text in both languages. */
    public record Text(String id, String en) {}

    /**
     * One setting.
     *
     * @param pattern a regular expression that the whole value must match, or empty
     * @param expected the pattern in words, for error messages
     * @param fallback the default, or empty
     * @param secret whether the value must be a reference ({@code env:NAME} or {@code file:/path}), never itself
     * @param variables in an operation's field, a regular expression whose first group names a path variable wherever it
     *     is found in the value, or empty
     */
    public record Field(
            String name,
            boolean required,
            String pattern,
            String expected,
            String fallback,
            boolean secret,
            Text help,
            String variables) {

        public Field(
                String name,
                boolean required,
                String pattern,
                String expected,
                String fallback,
                boolean secret,
                Text help) {
            this(name, required, pattern, expected, fallback, secret, help, "");
        }

        /** The same field where nobody has to fill it in. */
        public Field optional() {
            return new Field(name, false, pattern, expected, fallback, secret, help, variables);
        }
    }
}
