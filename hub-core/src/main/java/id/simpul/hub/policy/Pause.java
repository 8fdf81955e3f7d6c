package id.simpul.hub.policy;

import id.simpul.hub.registry.MaintenanceWindow;
import java.time.Instant;
import java.time.ZoneId;

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

    /** Who decided what the registry plans. */
    private static final String REGISTRY = "registri";

    static Pause planned(MaintenanceWindow window, ZoneId zone) {
        return new Pause(
                window.from().atZone(zone).toInstant(),
                window.until().atZone(zone).toInstant(),
                REGISTRY,
                window.reason());
    }

    /** Whether it is a window of the registry: no person can end it here. */
    public boolean planned() {
        return by.equals(REGISTRY);
    }

    public boolean covers(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
