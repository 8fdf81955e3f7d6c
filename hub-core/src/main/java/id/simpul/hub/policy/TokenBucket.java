package id.simpul.hub.policy;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket that knows what is left, without a lock: it keeps the moment at which it will be full again (the generic
 * cell rate algorithm). Moments are {@link System#nanoTime} values.
 */
final class TokenBucket {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong fullAt;
    private volatile Rate rate;

    /** @param nanos between two calls; {@code room} is how long an empty bucket takes to be full */
    private record Rate(long nanos, long room) {
        static Rate of(int perSecond, int burst) {
            long nanos = Math.max(1, SECOND / perSecond);
            return new Rate(nanos, nanos * burst);
        }
    }

    TokenBucket(int perSecond, int burst, long now) {
        rate = Rate.of(perSecond, burst);
        fullAt = new AtomicLong(now);
    }

    /** Goes on with another rate; what was taken stays taken. */
    void change(int perSecond, int burst) {
        rate = Rate.of(perSecond, burst);
    }

    /** Takes one call; 0, or how many nanoseconds to wait until one is there. */
    long take(long now) {
        Rate current = rate;
        while (true) {
            long before = fullAt.get();
            long from = before - now > 0 ? before : now;
            long after = from + current.nanos();
            long excess = after - now - current.room();
            if (excess > 0) {
                return excess;
            }
            if (fullAt.compareAndSet(before, after)) {
                return 0;
            }
        }
    }

    /** Calls that could be taken at once. */
    long left(long now) {
        Rate current = rate;
        return Math.max(0, (current.room() - missing(now)) / current.nanos());
    }

    /** Nanoseconds until it is full. */
    long missing(long now) {
        return Math.max(0, fullAt.get() - now);
    }
}
