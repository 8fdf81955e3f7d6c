package id.simpul.hub.policy.attempt;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many further attempts the calls of one connection may cost together, so that attempts never multiply an outage: a share
 * of the calls, saved up to {@link #SAVED}; and besides, so that a rarely called connection has any, {@link #FLOOR} at once
 * and one a second.
 */
final class RetryBudget {
    static final int SAVED = 100;
    static final int FLOOR = 10;
    private static final long SECOND = 1_000_000_000L;
    private static final long HUNDREDTHS = 100;

    private final int percent;
    private final AtomicLong earned = new AtomicLong();
    private long floorFrom;

    /** @param percent of the calls; 0: no further attempts at all */
    RetryBudget(int percent, long nowNanos) {
        this.percent = percent;
        this.floorFrom = nowNanos - FLOOR * SECOND;
    }

    /** Notes a call. */
    void called() {
        if (earned.get() < SAVED * HUNDREDTHS) {
            earned.addAndGet(percent);
        }
    }

    /** Takes one further attempt where there is one. */
    boolean take(long nowNanos) {
        if (percent == 0) {
            return false;
        }
        long before = earned.get();
        while (before >= HUNDREDTHS) {
            if (earned.compareAndSet(before, before - HUNDREDTHS)) {
                return true;
            }
            before = earned.get();
        }
        return takeFromFloor(nowNanos);
    }

    private synchronized boolean takeFromFloor(long nowNanos) {
        floorFrom = Math.max(floorFrom, nowNanos - FLOOR * SECOND);
        if (nowNanos - floorFrom < SECOND) {
            return false;
        }
        floorFrom += SECOND;
        return true;
    }
}
