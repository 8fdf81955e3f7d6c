package id.simpul.hub.policy;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What was used of one agreement in one period: what the table knows of all nodes, and what it does not know yet.
 *
 * <p>A table is told by {@link #store}; whoever keeps it is one thread.
 */
public final class Spent {
    private final String agreement;
    private final String period;
    private final AtomicLong counted = new AtomicLong();
    /** How much of it the table has; of the thread that stores. */
    private long kept;
    /** What the table has besides. */
    private volatile long others;

    Spent(String agreement, String period) {
        this.agreement = agreement;
        this.period = period;
    }

    public String agreement() {
        return agreement;
    }

    /** {@code 2031-04-02} for a day, {@code 2031-04} for a month of the city. */
    public String period() {
        return period;
    }

    long total() {
        return others + counted.get();
    }

    void add() {
        counted.incrementAndGet();
    }

    void takeBack() {
        counted.decrementAndGet();
    }

    /** What the table lacks. */
    public long unstored() {
        return counted.get() - kept;
    }

    /** Says that the table has {@code added} more, and {@code total} of all nodes together. */
    public void store(long added, long total) {
        kept += added;
        others = total - kept;
    }
}
