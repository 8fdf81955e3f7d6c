package id.simpul.hub.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few events of one partition of one subscription, delivered one after the other on a virtual thread of their own. */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final LaneWork work;
    private final TopicPartition partition;
    private final List<ConsumerRecord<byte[], byte[]>> records;
    private final Thread thread;
    private volatile long next = -1;
    private volatile boolean complete;
    private long stored = -1;

    private Lane(LaneWork work, TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        this.work = work;
        this.partition = partition;
        this.records = records;
        this.thread = Thread.ofVirtual().name("lane-" + partition).unstarted(this::run);
    }

    static Lane start(LaneWork work, TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        Lane lane = new Lane(work, partition, records);
        lane.thread.start();
        return lane;
    }

    private void run() {
        try {
            LaneWork.Seen seen = work.seen(partition.topic(), records);
            for (ConsumerRecord<byte[], byte[]> each : records) {
                work.deliver(each, seen);
                next = each.offset() + 1;
            }
            complete = true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            // read again from where it is: what was settled is known
            LOG.warn("lane {} begins again: {}", partition, failed.toString());
            rest();
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

    /** Whether every event was settled. */
    boolean complete() {
        return complete;
    }

    /** How far it is, where that was not asked before. */
    Optional<OffsetAndMetadata> position() {
        long now = next;
        if (now == stored || now < 0) {
            return Optional.empty();
        }
        stored = now;
        return Optional.of(new OffsetAndMetadata(now));
    }

    void stop() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
