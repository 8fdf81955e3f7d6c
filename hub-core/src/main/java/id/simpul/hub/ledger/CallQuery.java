package id.simpul.hub.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which calls to show, the newest end first. A null matches everything.
 *
 * @param outcome {@code ok}, {@code terputus} or a fault's code
 * @param problemsOnly leaves out what went well: {@code ok} with a status under 500
 * @param before the {@link CallSummary#cursor()} of the last call already shown
 */
public record CallQuery(
        Instant since,
        Instant until,
        @Nullable String consumer,
        @Nullable String application,
        @Nullable String service,
        @Nullable String outcome,
        boolean problemsOnly,
        int limit,
        @Nullable String before) {
    private static final int MAX = 500;

    public CallQuery {
        if (limit < 1 || limit > MAX) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + MAX + ")");
        }
    }

    /** All calls that ended in the last hour. */
    public static CallQuery lastHour(Instant now, int limit) {
        return new CallQuery(now.minus(Duration.ofHours(1)), now, null, null, null, null, false, limit, null);
    }
}
