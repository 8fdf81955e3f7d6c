package id.simpul.hub.ledger;

import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Signed notes on their topic, out of reach of a hand in the database. */
@Component
class CheckpointTopic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointTopic.class);
    private static final TopicPartition ONLY = new TopicPartition(Topics.CHECKPOINTS, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int TAIL = 500;

    private final KafkaClients clients;
    private @Nullable Producer<byte[], byte[]> producer;

    CheckpointTopic(KafkaClients clients) {
        this.clients = clients;
    }

    /** Sends a note; where that fails the next one vouches for all that this one did. */
    synchronized void publish(Checkpoint checkpoint, String note) {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            open = clients.producer("ledger-checkpoints", Map.of("max.block.ms", 2000));
            producer = open;
        }
        try {
            Future<RecordMetadata> pending =
                    open.send(new ProducerRecord<>(ONLY.topic(), bytes(checkpoint.origin()), bytes(note)), this::note);
            LOG.trace("checkpoint on its way: {}", pending);
        } catch (KafkaException unreachable) {
            LOG.warn("checkpoint not published, the next one follows: {}", unreachable.toString());
        }
    }

    private void note(@Nullable RecordMetadata sent, @Nullable Exception failed) {
        if (failed != null) {
            LOG.warn("checkpoint not published, the next one follows: {}", failed.toString());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The newest notes of the topic; throws {@link KafkaException} where the broker is not reached. */
    List<String> tail() {
        try (Consumer<byte[], byte[]> consumer = clients.consumer("ledger-verifier", Map.of())) {
            consumer.assign(List.of(ONLY));
            long end = consumer.endOffsets(List.of(ONLY), PATIENCE).getOrDefault(ONLY, 0L);
            long begin = consumer.beginningOffsets(List.of(ONLY), PATIENCE).getOrDefault(ONLY, 0L);
            consumer.seek(ONLY, Math.max(begin, end - TAIL));
            return read(consumer, end);
        }
    }

    private static List<String> read(Consumer<byte[], byte[]> consumer, long end) {
        List<String> notes = new ArrayList<>();
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(ONLY) < end) {
            if (System.nanoTime() - giveUpAt > 0) {
                throw new KafkaException("checkpoints: not read to their end within " + PATIENCE.toSeconds() + " s");
            }
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                notes.add(new String(each.value(), StandardCharsets.UTF_8));
            }
        }
        return notes;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
            producer = null;
        }
    }
}
