package id.simpul.hub.event;

import id.simpul.hub.log.Topics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How many deliveries of each subscription may be under way at once, and how many may begin in a second. */
@Component
class Paces {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final EventTable table;
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();
    private final Map<String, Integer> shares = new ConcurrentHashMap<>();

    Paces(EventTable table) {
        this.table = table;
    }

    /** The pace of one subscription, as the registry has it now. */
    Pace of(String subscription) {
        int concurrency = table.concurrency(subscription);
        int perSecond = table.perSecond(subscription);
        return paces.compute(
                subscription,
                (name, before) -> before != null && before.concurrency == concurrency && before.perSecond == perSecond
                        ? before
                        : new Pace(concurrency, perSecond, name));
    }

    /**
     * Notes how many of a subscription's partitions this node delivers: its part of the rate. One that delivers none of
     * them, and only tries again what was set aside or sends a list, does so as with one.
     */
    void share(Map<String, Integer> partitions) {
        shares.keySet().retainAll(partitions.keySet());
        shares.putAll(partitions);
    }

    /** Places under way, and the next moment at which a delivery may begin. */
    final class Pace {
        private final int concurrency;
        private final int perSecond;
        private final String name;
        private final Semaphore places;
        private long nextNanos = Long.MIN_VALUE;

        private Pace(int concurrency, int perSecond, String name) {
            this.concurrency = concurrency;
            this.perSecond = perSecond;
            this.name = name;
            this.places = new Semaphore(concurrency, true);
        }

        void enter() throws InterruptedException {
            places.acquire();
            try {
                TimeUnit.NANOSECONDS.sleep(untilNext(System.nanoTime()));
            } catch (InterruptedException stopped) {
                places.release();
                throw stopped;
            }
        }

        void leave() {
            places.release();
        }

        /** Takes the next moment; in how many nanoseconds it is, seen from {@code now} of {@link System#nanoTime}. */
        synchronized long untilNext(long now) {
            if (perSecond == 0) {
                return 0;
            }
            long start = Math.max(nextNanos, now);
            nextNanos =
                    start + Math.ceilDiv(SECOND * Topics.EVENT_PARTITIONS, perSecond * shares.getOrDefault(name, 1));
            return start - now;
        }
    }
}
