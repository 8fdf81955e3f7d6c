package id.simpul.hub.registry;

import java.time.Duration;

/**
 * When the breaker of a connection opens, and for how long.
 *
 * @param failureRate share of failed calls in percent that opens it
 * @param window number of calls looked at
 * @param minimumCalls no judgement below this number
 * @param open how long it refuses before it probes
 * @param concurrency calls under way at once, of all consumers together
 */
public record Resilience(int failureRate, int window, int minimumCalls, Duration open, int concurrency) {
    public static final int STANDARD_CONCURRENCY = 512;
    public static final Resilience DEFAULT = new Resilience(50, 20, 10, Duration.ofSeconds(10));

    public Resilience(int failureRate, int window, int minimumCalls, Duration open) {
        this(failureRate, window, minimumCalls, open, STANDARD_CONCURRENCY);
    }
}
