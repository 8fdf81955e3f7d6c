package id.simpul.hub.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How the backlog of each subscription moved in the last minute. */
final class Trend {
    private static final Duration SPAN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Deque<Sample>> samples = new HashMap<>();

    Trend(Clock clock) {
        this.clock = clock;
    }

    private record Sample(Instant at, long waiting) {}

    /** Notes how much waits now; answers how much more that is than a minute ago, as far as that is known. */
    synchronized long growth(String subscription, long waiting) {
        Instant now = clock.instant();
        Deque<Sample> known = samples.computeIfAbsent(subscription, _ -> new ArrayDeque<>());
        while (known.size() > 1 && known.getFirst().at().isBefore(now.minus(SPAN))) {
            known.removeFirst();
        }
        known.addLast(new Sample(now, waiting));
        return waiting - known.getFirst().waiting();
    }
}
