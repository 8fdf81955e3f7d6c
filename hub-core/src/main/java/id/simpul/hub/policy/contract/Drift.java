package id.simpul.hub.policy.contract;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Counts how messages deviate from what is documented, until somebody takes the counts to store them. Bounded: beyond
 * {@link #MOST} different deviations new ones are not told apart any more.
 */
@Component
public class Drift {
    static final int MOST = 10_000;

    private final Clock clock;
    private final Map<Key, Count> counts = new ConcurrentHashMap<>();

    public Drift(Clock clock) {
        this.clock = clock;
    }

    /** What is counted apart. */
    public record Key(Promise promise, Deviation deviation) {}

    /**
     * How often, and when.
     *
     * @param last when it was noted last
     */
    public record Tally(long times, Instant first, Instant last) {}

    private static final class Count {
        private final AtomicLong times = new AtomicLong();
        private final Instant first;
        private volatile Instant last;

        Count(Instant first) {
            this.first = first;
            this.last = first;
        }
    }

    /** Notes one deviation. Costs a look-up and an addition. */
    public void note(Promise promise, Deviation deviation) {
        Key key = new Key(promise, deviation);
        Count count = counts.get(key);
        if (count == null) {
            if (counts.size() >= MOST) {
                return;
            }
            count = counts.computeIfAbsent(key, first -> new Count(clock.instant()));
        }
        count.last = clock.instant();
        count.times.incrementAndGet();
    }

    /** Takes what was counted since the last time; what is not stored must be given back by {@link #giveBack}. */
    public Map<Key, Tally> take() {
        Map<Key, Tally> taken = new HashMap<>();
        counts.forEach((key, count) -> {
            counts.remove(key, count);
            taken.put(key, new Tally(count.times.get(), count.first, count.last));
        });
        return taken;
    }

    /** Counts again what could not be stored. */
    public void giveBack(Map<Key, Tally> taken) {
        taken.forEach((key, tally) -> {
            Count count = counts.computeIfAbsent(key, first -> new Count(tally.first()));
            count.times.addAndGet(tally.times());
        });
    }
}
