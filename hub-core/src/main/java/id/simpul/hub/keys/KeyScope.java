package id.simpul.hub.keys;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * What one payload key covers: a kind of data in one month of UTC (architecture, section 6). Its text is
 * {@code <name>/<yyyy-MM>}, as in {@code pribadi/2026-11}.
 *
 * @param name a data class, or where the data waits: {@code [a-z][a-z0-9-]{1,31}}
 */
public record KeyScope(String name, YearMonth month) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,31}");

    /** Throws {@link IllegalArgumentException} where {@code name} has another form. */
    public KeyScope {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("scope: " + name + " (expected: " + NAME + ")");
        }
    }

    /** The scope of data of this name that was taken in at {@code at}. */
    public static KeyScope of(String name, Instant at) {
        return new KeyScope(name, YearMonth.from(at.atOffset(ZoneOffset.UTC)));
    }

    /** Throws {@link IllegalArgumentException} where name or month ({@code yyyy-MM}) has another form. */
    public static KeyScope parse(String name, String month) {
        try {
            return new KeyScope(name, YearMonth.parse(month));
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("month: " + month + " (expected: such as 2026-11)", malformed);
        }
    }

    /** The scope of its text. */
    static KeyScope parse(String text) {
        int slash = text.indexOf('/');
        return parse(text.substring(0, Math.max(slash, 0)), text.substring(slash + 1));
    }

    KeyScope next() {
        return new KeyScope(name, month.plusMonths(1));
    }

    @Override
    public String toString() {
        return name + "/" + month;
    }
}
