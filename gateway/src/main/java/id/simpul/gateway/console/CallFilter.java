package id.simpul.gateway.console;

import id.simpul.hub.ledger.CallQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the list of calls is narrowed to; all of it stands in the address.
 *
 * @param layanan an application's code, or {@code application/service}
 * @param masalah leaves out what went well
 * @param sebelum where this page begins: the cursor of the page before
 */
public record CallFilter(
        @Nullable String pemakai,
        @Nullable String layanan,
        @Nullable String hasil,
        @Nullable Boolean masalah,
        @Nullable String sebelum) {
    static final Duration SPAN = Duration.ofHours(1);
    private static final Pattern CURSOR =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z_[0-9a-f-]{36}");

    CallQuery query(Instant now, int limit) {
        String[] parts = text(layanan).split("/", 2);
        return new CallQuery(
                now.minus(SPAN),
                now,
                orNull(pemakai),
                orNull(parts[0]),
                parts.length > 1 ? orNull(parts[1]) : null,
                orNull(hasil),
                problems(),
                limit,
                later() ? sebelum : null);
    }

    /** Whether this is not the first page; a cursor that nobody gave out counts as none. */
    public boolean later() {
        return CURSOR.matcher(text(sebelum)).matches();
    }

    public boolean problems() {
        return Boolean.TRUE.equals(masalah);
    }

    public boolean active() {
        return problems() || !(text(pemakai) + text(layanan) + text(hasil)).isEmpty();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static @Nullable String orNull(@Nullable String value) {
        String text = text(value);
        return text.isEmpty() ? null : text;
    }
}
