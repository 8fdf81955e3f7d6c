package id.simpul.gateway.dataplane;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * How many credentials are verified at once, over all event loops: what is over never queues. One address has a part of
 * it, so that a flood of made-up tokens leaves room for the others.
 */
final class Verifications {
    private final Semaphore all;
    private final int perAddress;
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    Verifications(int atOnce, int perAddress) {
        this.all = new Semaphore(atOnce);
        this.perAddress = perAddress;
    }

    /** Whether one for {@code address} may begin; it then has to {@link #end}. */
    boolean begin(String address) {
        if (!all.tryAcquire()) {
            return false;
        }
        if (byAddress.merge(address, 1, Integer::sum) > perAddress) {
            end(address);
            return false;
        }
        return true;
    }

    void end(String address) {
        byAddress.computeIfPresent(address, (same, under) -> under == 1 ? null : under - 1);
        all.release();
    }
}
