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
    private final AtomicLong unstored = new AtomicLong();
    private volatile long stored;

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
        return stored + unstored.get();
    }

    void add() {
        unstored.incrementAndGet();
    }

    void takeBack() {
        unstored.decrementAndGet();
    }

    /** What the table lacks. */
    public long unstored() {
        return unstored.get();
    }

    /** Says that the table has {@code added} more, and {@code total} of all nodes together. */
    public void store(long added, long total) {
        stored = total;
        unstored.addAndGet(-added);
    }
}
