package id.simpul.hub.ledger;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds where to read a partition on. A stored position that does not fit the topic is never moved in silence: an incident
 * says so, and the topic is read again from its start, because records that are known already get no second number.
 */
final class Resumption {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LedgerBook book;
    private final Consumer<byte[], byte[]> consumer;

    Resumption(LedgerBook book, Consumer<byte[], byte[]> consumer) {
        this.book = book;
        this.consumer = consumer;
    }

    /** The head to go on from; the topic holds its next offset or ends there. */
    TreeHead of(TopicPartition partition) {
        long begin = one(consumer.beginningOffsets(List.of(partition), PATIENCE).get(partition));
        long end = one(consumer.endOffsets(List.of(partition), PATIENCE).get(partition));
        TreeHead head = book.head(partition.partition()).orElseGet(() -> started(partition.partition()));
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
        if (next > begin && head.lastDigest() != null && !isLast(partition, head)) {
            return book.goOn(
                    head,
                    begin,
                    Incident.Kind.ANOTHER_LOG,
                    "The topic's record at offset " + (next - 1)
                            + " is not the one that was read: the topic was replaced. Read again from " + begin + ".");
        }
        return head;
    }

    private static long one(@Nullable Long offset) {
        return Objects.requireNonNull(offset, "offset");
    }

    private TreeHead started(int partition) {
        TreeHead head = TreeHead.start(partition);
        book.begin(head);
        return head;
    }

    private boolean isLast(TopicPartition partition, TreeHead head) {
        ConsumerRecord<byte[], byte[]> last = read(partition, head.nextOffset() - 1);
        return last.offset() == head.nextOffset() - 1
                && Arrays.equals(Sha256.of(Arrival.bytes(last.value())), head.lastDigest());
    }

    private ConsumerRecord<byte[], byte[]> read(TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - giveUpAt < 0) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                return each;
            }
        }
        throw new KafkaException(partition + " at " + offset + ": not read within " + PATIENCE.toSeconds() + " s");
    }
}
