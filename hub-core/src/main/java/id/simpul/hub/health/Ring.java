package id.simpul.hub.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The last {@code size} stretches of time, each with its counts. Written by many threads without a lock. */
final class Ring {
    private static final double P95 = 0.95;

    private final long slotMillis;
    private final AtomicReferenceArray<@Nullable Slot> slots;

    Ring(int size, Duration slot) {
        slotMillis = slot.toMillis();
        slots = new AtomicReferenceArray<>(size);
    }

    void add(long atMillis, boolean failed, boolean late, long micros) {
        Slot slot = slot(atMillis / slotMillis);
        if (failed) {
            slot.failures.incrementAndGet();
        }
        if (late) {
            slot.late.incrementAndGet();
        }
        slot.times.add(micros);
    }

    /** A late sample lands in the newer slot of the same place: wrong by one stretch, never lost. */
    private Slot slot(long epoch) {
        int place = (int) (epoch % slots.length());
        Slot slot = slots.get(place);
        if (slot != null && slot.epoch >= epoch) {
            return slot;
        }
        Slot fresh = new Slot(epoch);
        return slots.compareAndSet(place, slot, fresh) ? fresh : Objects.requireNonNull(slots.get(place));
    }

    /** What the newest {@code count} slots hold, the present one among them. */
    Figures figures(long nowMillis, int count) {
        long newest = nowMillis / slotMillis;
        return sum(newest - count + 1, newest);
    }

    /** What the slot holds that lies {@code back} slots before the present one. */
    Figures slot(long nowMillis, int back) {
        long epoch = nowMillis / slotMillis - back;
        return sum(epoch, epoch);
    }

    /** When the slot began that lies {@code back} slots before the present one. */
    Instant start(long nowMillis, int back) {
        return Instant.ofEpochMilli((nowMillis / slotMillis - back) * slotMillis);
    }

    private Figures sum(long oldest, long newest) {
        long failures = 0;
        long late = 0;
        long[] times = new long[Histogram.BUCKETS];
        for (int i = 0; i < slots.length(); i++) {
            Slot slot = slots.get(i);
            if (slot != null && slot.epoch >= oldest && slot.epoch <= newest) {
                failures += slot.failures.get();
                late += slot.late.get();
                slot.times.addTo(times);
            }
        }
        long calls = LongStream.of(times).sum();
        // a call is counted as failed or late just before it is counted as a call
        return new Figures(calls, Math.min(failures, calls), Math.min(late, calls), Histogram.quantile(times, P95));
    }

    private static final class Slot {
        private final long epoch;
        private final AtomicInteger failures = new AtomicInteger();
        private final AtomicInteger late = new AtomicInteger();
        private final Histogram times = new Histogram();

        Slot(long epoch) {
            this.epoch = epoch;
        }
    }
}
