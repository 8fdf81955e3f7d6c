package id.simpul.hub.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the calls of one connection showed. Written on event loops, read by the board. */
final class ConnectionMeter {
    static final int STRIP = 24;
    static final Duration INTERVAL = Duration.ofMinutes(5);

    private final Ring strip = new Ring(STRIP, INTERVAL);
    private final AtomicReference<Streak> streak = new AtomicReference<>(Streak.NONE);
    private volatile long lastSample;

    void add(long atMillis, Cause.@Nullable Failure failure, boolean late, long micros) {
        strip.add(atMillis, failure != null, late, micros);
        lastSample = atMillis;
        if (failure != null) {
            streak.updateAndGet(before -> before.plus(atMillis, failure));
        } else if (streak.get().length() > 0) {
            streak.updateAndGet(Streak::broken);
        }
    }

    Streak streak() {
        return streak.get();
    }

    /** Takes over what was known before the hub started. */
    void restore(@Nullable Instant sample) {
        if (lastSample == 0 && sample != null) {
            lastSample = sample.toEpochMilli();
        }
    }

    @Nullable
    Instant lastSample() {
        return lastSample == 0 ? null : Instant.ofEpochMilli(lastSample);
    }

    /** Oldest first. */
    List<StripCell> strip(long nowMillis) {
        return IntStream.range(0, STRIP)
                .map(i -> STRIP - 1 - i)
                .mapToObj(back -> StripCell.of(strip.start(nowMillis, back), strip.slot(nowMillis, back)))
                .toList();
    }

    /** Failures in a row; the last failure is remembered beyond the end of its streak. */
    record Streak(int length, long sinceMillis, Cause.@Nullable Failure last) {
        static final Streak NONE = new Streak(0, 0, null);

        Streak plus(long atMillis, Cause.Failure failure) {
            return new Streak(length + 1, length == 0 ? atMillis : sinceMillis, failure);
        }

        Streak broken() {
            return new Streak(0, 0, last);
        }
    }
}
