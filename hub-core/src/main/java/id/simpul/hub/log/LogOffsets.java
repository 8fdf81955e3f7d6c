package id.simpul.hub.log;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where partitions begin and end, and where groups of readers are. Asks through one client, which opens at first use. */
@Component
public class LogOffsets implements AutoCloseable {
    private final KafkaClients clients;
    private @Nullable Admin admin;

    public LogOffsets(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * The offsets of some partitions at one moment.
     *
     * @param begins the first that is kept
     * @param positions where the group reads on; the beginning where it has not read yet, or where that was removed
     * @param ends the one after the last that is committed
     */
    public record Look(
            Map<TopicPartition, Long> begins, Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {}

    /** Looks at the positions before it looks at the ends: whatever a position has passed is below its end. */
    public Look look(String group, Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> positions = new HashMap<>(begins);
        stored(group)
                .forEach((partition, offset) ->
                        positions.computeIfPresent(partition, (_, begin) -> Math.max(begin, offset)));
        return new Look(begins, positions, offsets(partitions, OffsetSpec.latest()));
    }

    /** The stored position of a group in each partition that it ever read. */
    public Map<TopicPartition, Long> stored(String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, @Nullable OffsetAndMetadata> found = new HashMap<>(admin().listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get());
        Map<TopicPartition, Long> stored = new HashMap<>();
        found.forEach((partition, position) -> {
            if (position != null) {
                stored.put(partition, position.offset());
            }
        });
        return stored;
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(each -> asked.put(each, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin().listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private synchronized Admin admin() {
        Admin open = admin;
        if (open == null) {
            open = clients.admin();
            admin = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        Admin open = admin;
        admin = null;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }
}
