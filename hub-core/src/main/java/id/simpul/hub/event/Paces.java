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

    /** Notes how many of a subscription's partitions this node delivers: its part of the rate. */
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
        private long nextNanos = System.nanoTime();

        private Pace(int concurrency, int perSecond, String name) {
            this.concurrency = concurrency;
            this.perSecond = perSecond;
            this.name = name;
            this.places = new Semaphore(concurrency, true);
        }

        void enter() throws InterruptedException {
            places.acquire();
            try {
                TimeUnit.NANOSECONDS.sleep(untilNext());
            } catch (InterruptedException stopped) {
                places.release();
                throw stopped;
            }
        }

        void leave() {
            places.release();
        }

        private synchronized long untilNext() {
            if (perSecond == 0) {
                return 0;
            }
            long now = System.nanoTime();
            long start = Math.max(nextNanos, now);
            double here =
                    (double) perSecond * shares.getOrDefault(name, Topics.EVENT_PARTITIONS) / Topics.EVENT_PARTITIONS;
            nextNanos = start + (long) (TimeUnit.SECONDS.toNanos(1) / here);
            return start - now;
        }
    }
}
