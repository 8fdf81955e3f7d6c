package id.simpul.hub.event;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few events of one lane on their way, on a virtual thread of their own. */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final LaneWork work;
    private final LaneName name;
    private final List<ConsumerRecord<byte[], byte[]>> records;
    private final Thread thread;
    private volatile boolean complete;

    private Lane(LaneWork work, LaneName name, List<ConsumerRecord<byte[], byte[]>> records) {
        this.work = work;
        this.name = name;
        this.records = records;
        this.thread = Thread.ofVirtual().name("lane-" + name).unstarted(this::run);
    }

    static Lane start(LaneWork work, LaneName name, List<ConsumerRecord<byte[], byte[]>> records) {
        Lane lane = new Lane(work, name, records);
        lane.thread.start();
        return lane;
    }

    private void run() {
        try {
            work.deliver(name, records);
            complete = true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            // read again from where it began: what was settled is known
            LOG.warn("lane {} begins again: {}", name, failed.toString());
            tell(failed);
            rest();
        }
    }

    private void tell(RuntimeException failed) {
        try {
            work.stalled(name, failed);
        } catch (RuntimeException away) {
            LOG.debug("lane {} cannot tell why it waits", name, away);
        }
    }

    private static void rest() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    boolean ended() {
        return !thread.isAlive();
    }

    /** Whether every event came to an end. */
    boolean complete() {
        return complete;
    }

    /** The offset behind the last of its events. */
    long next() {
        return records.getLast().offset() + 1;
    }

    /** Ends it soon; {@link #join} waits for that. */
    void stop() {
        thread.interrupt();
    }

    void join() {
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
