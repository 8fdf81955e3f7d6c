package id.simpul.hub.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where readers of the log go on. */
final class Positions {
    private static final Logger LOG = LoggerFactory.getLogger(Positions.class);

    private Positions() {}

    /**
     * Goes on at the stored position of each of {@code partitions}, at the beginning where there is none. A position
     * beyond the end means that the log lost its end: that is told, and read again from the beginning, since what was
     * settled before is known.
     */
    static void resume(Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
        Map<TopicPartition, @Nullable OffsetAndMetadata> stored = new HashMap<>(consumer.committed(partitions));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition each : partitions) {
            OffsetAndMetadata position = stored.get(each);
            long end = ends.getOrDefault(each, 0L);
            if (position != null && position.offset() > end) {
                LOG.error(
                        "incident POSITION_BEYOND_END: {} ends at {}, but was read up to {}",
                        each,
                        end,
                        position.offset());
            }
            if (position == null || position.offset() > end) {
                consumer.seekToBeginning(List.of(each));
            } else {
                consumer.seek(each, position);
            }
        }
    }
}
