package id.simpul.hub.policy;

import java.util.concurrent.atomic.AtomicInteger;

/** How many may be inside at once. */
final class Gate {
    private final AtomicInteger inside = new AtomicInteger();
    private volatile int most;

    Gate(int most) {
        this.most = most;
    }

    void change(int room) {
        most = room;
    }

    boolean enter() {
        if (inside.incrementAndGet() <= most) {
            return true;
        }
        inside.decrementAndGet();
        return false;
    }

    /** To be called once for each {@link #enter} that let somebody in. */
    void leave() {
        inside.decrementAndGet();
    }

    int inside() {
        return inside.get();
    }

    int most() {
        return most;
    }
}
