package id.simpul.hub.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When the next of a list may be sent. What was missed is not made up for, so that no second sees more than its rate. */
final class ReplayPace {
    private final Clock clock;
    private final Duration interval;
    private Instant next = Instant.MIN;

    ReplayPace(int rate, Clock clock) {
        if (rate < 1) {
            throw new IllegalArgumentException("rate: " + rate + " (expected: >= 1)");
        }
        this.clock = clock;
        this.interval = Duration.ofSeconds(1).dividedBy(rate);
    }

    /** Takes the next place where it is due; else answers how long to wait. */
    Duration take() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return Duration.between(now, next);
        }
        next = now.plus(interval);
        return Duration.ZERO;
    }
}
