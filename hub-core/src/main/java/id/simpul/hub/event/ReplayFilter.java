package id.simpul.hub.event;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries of one subscription are chosen; an empty text or null chooses all.
 *
 * @param application the subscriber's code
 * @param subscription the subscription's code
 * @param from accepted then or later
 * @param to accepted before
 * @param reason the code of the last fault
 * @param text in subject, id, reason or answer; never in data
 * @param states any of delivered, expired, parked, set_aside; empty for parked and set_aside
 */
public record ReplayFilter(
        String application,
        String subscription,
        String type,
        @Nullable Instant from,
        @Nullable Instant to,
        String subject,
        String reason,
        String text,
        Set<String> states) {
    /** What a delivery may be when it is chosen. */
    public static final Set<String> STATES = Set.of("delivered", "expired", "parked", "set_aside");

    private static final Set<String> HELD = Set.of("parked", "set_aside");

    public ReplayFilter {
        states = states.isEmpty() ? HELD : Set.copyOf(states);
    }

    /** {@code application/subscription}. */
    public String name() {
        return application + "/" + subscription;
    }
}
