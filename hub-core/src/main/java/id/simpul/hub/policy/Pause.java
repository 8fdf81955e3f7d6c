package id.simpul.hub.policy;

import java.time.Instant;

/**
 * A connection taken out of use on purpose.
 *
 * @param by who decided it
 * @param reason what the consumers are told
 */
public record Pause(Instant from, Instant until, String by, String reason) {
    public Pause {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("until: " + until + " (expected: after " + from + ")");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason: empty (expected: one sentence)");
        }
    }

    public boolean covers(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
