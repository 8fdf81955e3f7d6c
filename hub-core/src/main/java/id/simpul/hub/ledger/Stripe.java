package id.simpul.hub.ledger;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One writer of the journal. Its lock is held for one bounded copy only. */
final class Stripe {
    private final Spares spares;
    private final int reserve;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Segment current;
    private boolean sealed;

    Stripe(Spares spares, int reserve) {
        this.spares = spares;
        this.reserve = reserve;
    }

    /** Where a record lies. */
    record Place(Segment segment, int at) {}

    Place append(byte[] bytes, int crc, boolean opening, boolean held) {
        lock.lock();
        try {
            if (sealed || (opening && onReserve(Frame.size(bytes.length)))) {
                throw full();
            }
            Segment segment = current == null ? roll() : current;
            int at = segment.append(bytes, crc, held);
            if (at < 0) {
                segment = roll();
                at = segment.append(bytes, crc, held);
            }
            return new Place(segment, at);
        } finally {
            lock.unlock();
        }
    }

    private boolean onReserve(int size) {
        return spares.exhausted() && (current == null || current.room() - size < reserve);
    }

    private Segment roll() {
        Segment next = spares.take();
        if (next == null) {
            throw full();
        }
        if (current != null) {
            current.seal();
        }
        current = next;
        return next;
    }

    private static EvidenceUnavailableException full() {
        return new EvidenceUnavailableException("The journal is full: the ledger topic does not take its records.");
    }

    void seal() {
        lock.lock();
        try {
            sealed = true;
        } finally {
            lock.unlock();
        }
    }
}
