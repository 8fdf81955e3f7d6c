package id.simpul.hub.ledger;

import id.simpul.hub.log.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One uninterrupted turn of this node's writing: read, write, look how far the topic goes, sign. Any failure ends it. */
final class WriterTurn {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration TIDY_EVERY = Duration.ofHours(1);

    private final Consumer<byte[], byte[]> consumer;
    private final LedgerBook book;
    private final Checkpoints checkpoints;
    private final LedgerRetention retention;
    private final Clock clock;
    private final Duration checkpointEvery;
    private final Map<Integer, TreeHead> heads = new HashMap<>();
    private Map<TopicPartition, Long> seenEnds = Map.of();
    private Instant seenAt = Instant.MIN;
    private Instant keptAt = Instant.MIN;
    private Instant signedAt = Instant.MIN;
    private Instant tidiedAt = Instant.MIN;
    private @Nullable Instant completeUntil;

    WriterTurn(
            Consumer<byte[], byte[]> consumer,
            LedgerBook book,
            Checkpoints checkpoints,
            LedgerRetention retention,
            Clock clock,
            Duration checkpointEvery) {
        this.consumer = consumer;
        this.book = book;
        this.checkpoints = checkpoints;
        this.retention = retention;
        this.clock = clock;
        this.checkpointEvery = checkpointEvery;
    }

    void begin() {
        book.prepareMonths();
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.LEDGER, PATIENCE).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        heads.putAll(new Resumption(book, consumer).of(partitions));
        heads.values().forEach(checkpoints::resume);
    }

    private TreeHead head(int partition) {
        return Objects.requireNonNull(heads.get(partition));
    }

    /** Writes what there is; answers how many records were new. */
    int step() throws Exception {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        if (due(seenAt, LOOK_EVERY)) {
            look();
        }
        int count = polled.isEmpty() ? 0 : write(arrivals(polled));
        if (complete()) {
            completeUntil = seenAt;
        }
        keepUp();
        return count;
    }

    private static Map<Integer, List<Arrival>> arrivals(ConsumerRecords<byte[], byte[]> polled) {
        Map<Integer, List<Arrival>> arrived = new HashMap<>();
        for (TopicPartition each : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = polled.records(each);
            arrived.put(
                    each.partition(),
                    records.stream()
                            .map(record -> Arrival.of(record.partition(), record.offset(), record.value()))
                            .toList());
        }
        return arrived;
    }

    private int write(Map<Integer, List<Arrival>> arrived) {
        LedgerBook.Written written = book.write(heads, arrived, completeUntil);
        keptAt = clock.instant();
        for (TreeHead each : written.heads()) {
            checkpoints.grown(head(each.partition()), written.entries());
            heads.put(each.partition(), each);
        }
        return written.entries().size();
    }

    /** Asks how far the topic goes now. */
    void look() {
        Instant now = clock.instant();
        seenEnds = consumer.endOffsets(consumer.assignment(), PATIENCE);
        seenAt = now;
    }

    /** Whether everything is written that the topic had at the last look. */
    boolean complete() {
        return !seenEnds.isEmpty()
                && seenEnds.entrySet().stream()
                        .allMatch(each -> head(each.getKey().partition()).nextOffset() >= each.getValue());
    }

    @Nullable
    Instant completeUntil() {
        return completeUntil;
    }

    private void keepUp() throws Exception {
        if (due(keptAt, LOOK_EVERY)) {
            book.turn().keep(completeUntil);
            keptAt = clock.instant();
        }
        if (due(signedAt, checkpointEvery)) {
            checkpoints.publish(heads.values());
            signedAt = clock.instant();
        }
        if (due(tidiedAt, TIDY_EVERY)) {
            book.prepareMonths();
            checkpoints.tidy();
            retention.removeOnTime();
            tidiedAt = clock.instant();
        }
    }

    private boolean due(Instant last, Duration period) {
        return last.equals(Instant.MIN) || !clock.instant().isBefore(last.plus(period));
    }

    void end() throws Exception {
        checkpoints.publish(heads.values());
        book.turn().give();
    }
}
