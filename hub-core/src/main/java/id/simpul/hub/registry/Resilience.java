package id.simpul.hub.registry;

import java.time.Duration;
import java.util.List;

/**
 * When the breaker of a connection opens and for how long, what is waited for, and what is tried again.
 *
 * @param failureRate share of failed calls in percent that opens it
 * @param window number of calls looked at
 * @param minimumCalls no judgement below this number
 * @param open how long it refuses before it probes
 * @param concurrency calls under way at once, of all consumers together
 * @param probes calls let through after {@code open}, by which it decides to close or to open again
 * @param slow when slowness alone opens it
 * @param firstByte from the end of a request to the head of its answer (504 {@code batas-waktu-jawaban})
 * @param retry what is tried again
 * @param eject failures in a row after which one of several targets is left out
 */
public record Resilience(
        int failureRate,
        int window,
        int minimumCalls,
        Duration open,
        int concurrency,
        int probes,
        Slow slow,
        Duration firstByte,
        Retry retry,
        int eject) {
    public static final int STANDARD_CONCURRENCY = 512;
    public static final int STANDARD_PROBES = 3;
    public static final int STANDARD_EJECT = 5;
    public static final Duration STANDARD_FIRST_BYTE = Duration.ofSeconds(30);
    public static final Resilience DEFAULT = new Resilience(50, 20, 10, Duration.ofSeconds(10));

    /**
     * When slowness alone opens the breaker. What counts is the time to the head of the answer, not how long its body is.
     *
     * @param after a call that takes longer is slow
     * @param rate share of slow calls in percent that opens it
     */
    public record Slow(Duration after, int rate) {
        public static final Slow STANDARD = new Slow(Duration.ofSeconds(60), 100);
    }

    /**
     * What is tried again, of calls that can be repeated (RFC 9110, section 9.2.2).
     *
     * @param most further attempts of one call
     * @param budget further attempts of all calls, in percent of the calls
     * @param on statuses of the target that are worth another attempt
     */
    public record Retry(int most, int budget, List<Integer> on) {
        public static final Retry STANDARD = new Retry(2, 20, List.of(502, 503, 504));

        public Retry {
            on = on.stream().sorted().distinct().toList();
        }
    }

    public Resilience(int failureRate, int window, int minimumCalls, Duration open) {
        this(failureRate, window, minimumCalls, open, STANDARD_CONCURRENCY);
    }

    public Resilience(int failureRate, int window, int minimumCalls, Duration open, int concurrency) {
        this(
                failureRate,
                window,
                minimumCalls,
                open,
                concurrency,
                STANDARD_PROBES,
                Slow.STANDARD,
                STANDARD_FIRST_BYTE,
                Retry.STANDARD,
                STANDARD_EJECT);
    }
}
