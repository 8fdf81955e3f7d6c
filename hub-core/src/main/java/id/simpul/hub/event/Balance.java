package id.simpul.hub.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one subscription was owed and what became of it. Each term is counted at its own source: {@code accepted} are the
 * numbers given out, {@code delivered} and {@code expired} the rows of what came to an end, {@code setAside} and
 * {@code parked} the rows of what is held, {@code waiting} the numbers that the log has from the stored position on.
 *
 * @param oldest when the oldest that waits was accepted
 * @param growth by how many {@code waiting} rose in the last minute; negative where it fell
 * @param stalled why a lane waits, while its subscriber takes nothing; else empty
 * @param stalledSince since when
 * @param findings numbers that are in none of the terms, or in two, or that were forged
 */
public record Balance(
        String application,
        String subscription,
        long accepted,
        long delivered,
        long waiting,
        long setAside,
        long parked,
        long expired,
        @Nullable Instant oldest,
        long growth,
        String stalled,
        @Nullable Instant stalledSince,
        List<Finding> findings) {

    /** What is wrong with some numbers of one lane. */
    public enum Kind {
        /** In none of the terms: neither settled, nor held, nor in the log. */
        MISSING,
        /** Both held and settled. */
        DOUBLED,
        /** Settled, or removed after its time, by a row that the hub did not write. */
        FORGED
    }

    /**
     * Numbers that do not add up.
     *
     * @param lane the partition
     * @param numbers the first few of them
     * @param count how many there are
     */
    public record Finding(Kind kind, int lane, List<Long> numbers, long count) {}

    /** {@code application/subscription}. */
    public String name() {
        return application + "/" + subscription;
    }

    /** Whether every number that was given out is in exactly one of the terms. */
    public boolean even() {
        return findings.isEmpty() && accepted == delivered + waiting + setAside + parked + expired;
    }

    /** How many numbers are wrong. */
    public long wrong() {
        return findings.stream().mapToLong(Finding::count).sum();
    }

    /** Whether something is owed that has not come to an end. */
    public boolean open() {
        return waiting + setAside + parked > 0;
    }
}
