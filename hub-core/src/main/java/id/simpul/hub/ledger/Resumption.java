package id.simpul.hub.ledger;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds where to read each partition on. A stored position that does not fit the topic is never moved in silence: an
 * incident says so, and the topic is read again from its start, because records that are known get no second number.
 */
final class Resumption {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LedgerBook book;
    private final Consumer<byte[], byte[]> consumer;

    Resumption(LedgerBook book, Consumer<byte[], byte[]> consumer) {
        this.book = book;
        this.consumer = consumer;
    }

    /** The heads to go on from; the consumer stands at the next offset of each. */
    Map<Integer, TreeHead> of(List<TopicPartition> partitions) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, PATIENCE);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        Map<TopicPartition, TreeHead> heads = new HashMap<>();
        for (TopicPartition each : partitions) {
            heads.put(each, inRange(each.partition(), offset(begins.get(each)), offset(ends.get(each))));
        }
        heads.forEach((partition, head) -> consumer.seek(partition, head.nextOffset()));
        recognise(heads, begins);
        Map<Integer, TreeHead> found = new HashMap<>();
        heads.forEach((partition, head) -> {
            consumer.seek(partition, head.nextOffset());
            found.put(partition.partition(), head);
        });
        return found;
    }

    private static long offset(@Nullable Long found) {
        return Objects.requireNonNull(found, "offset");
    }

    private TreeHead inRange(int partition, long begin, long end) {
        TreeHead head = book.head(partition).orElseGet(() -> started(partition));
        long next = head.nextOffset();
        if (next > end) {
            return book.goOn(
                    head,
                    begin,
                    Incident.Kind.POSITION_BEYOND_END,
                    "The topic ends at offset " + end + ", but was read up to " + next
                            + ": its end was lost. Read again from " + begin + ".");
        }
        if (next < begin) {
            return book.goOn(
                    head,
                    begin,
                    Incident.Kind.POSITION_BEFORE_START,
                    "The topic begins at offset " + begin + ", but was read up to " + next
                            + " only: what lay between is lost.");
        }
        return head;
    }

    private TreeHead started(int partition) {
        TreeHead head = TreeHead.start(partition);
        book.begin(head);
        return head;
    }

    /** Holds the record before each position against the one that was read there. */
    private void recognise(Map<TopicPartition, TreeHead> heads, Map<TopicPartition, Long> begins) {
        Map<TopicPartition, Long> before = new HashMap<>();
        heads.forEach((partition, head) -> {
            if (head.lastDigest() != null && head.nextOffset() > offset(begins.get(partition))) {
                before.put(partition, head.nextOffset() - 1);
            }
        });
        read(before).forEach((partition, found) -> {
            TreeHead head = Objects.requireNonNull(heads.get(partition));
            if (found.offset() != head.nextOffset() - 1
                    || !Arrays.equals(Sha256.of(Arrival.bytes(found.value())), head.lastDigest())) {
                heads.put(partition, replaced(head, offset(begins.get(partition))));
            }
        });
    }

    private TreeHead replaced(TreeHead head, long begin) {
        return book.goOn(
                head,
                begin,
                Incident.Kind.ANOTHER_LOG,
                "The topic's record at offset "
                        + (head.nextOffset() - 1)
                        + " is not the one that was read: the topic was replaced. Read again from " + begin + ".");
    }

    /** The first record at or behind each of these offsets. */
    private Map<TopicPartition, ConsumerRecord<byte[], byte[]>> read(Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
        consumer.pause(consumer.assignment());
        consumer.resume(offsets.keySet());
        offsets.forEach(consumer::seek);
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (found.size() < offsets.size()) {
            if (System.nanoTime() - giveUpAt > 0) {
                throw new KafkaException("ledger topic: not read within " + PATIENCE.toSeconds() + " s");
            }
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                found.putIfAbsent(new TopicPartition(each.topic(), each.partition()), each);
            }
        }
        consumer.resume(consumer.assignment());
        return found;
    }
}
