package id.simpul.hub.log;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/**
 * Removes the beginning of partitions, up to what somebody still needs. Topics have no retention of their own, which would
 * not ask who has read. The broker frees the disk when a whole segment is behind the new beginning.
 */
@Component
public class LogRemoval {
    private final KafkaClients clients;

    public LogRemoval(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * A piece at the beginning of a partition.
     *
     * @param begin the first offset that is there
     * @param end the first that stays; not below {@code begin}
     */
    public record Piece(long begin, long end) {
        /** How many offsets it has: records, and the marks of transactions. */
        public long size() {
            return end - begin;
        }
    }

    /**
     * What each partition has before a moment and before a limit.
     *
     * @param moments what was written from this moment on stays
     * @param limits the first offset of each that stays in any case
     */
    public Map<TopicPartition, Piece> before(Map<TopicPartition, Instant> moments, Map<TopicPartition, Long> limits)
            throws ExecutionException, InterruptedException {
        if (moments.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, OffsetSpec> times = new HashMap<>();
        Map<TopicPartition, OffsetSpec> begins = new HashMap<>();
        moments.forEach((partition, moment) -> {
            times.put(partition, OffsetSpec.forTimestamp(Math.max(0, moment.toEpochMilli())));
            begins.put(partition, OffsetSpec.earliest());
        });
        try (Admin admin = clients.admin()) {
            Map<TopicPartition, Long> first = offsets(admin, times);
            Map<TopicPartition, Piece> pieces = new HashMap<>();
            offsets(admin, begins).forEach((partition, begin) -> {
                long limit = limits.getOrDefault(partition, begin);
                long young = first.getOrDefault(partition, begin);
                pieces.put(partition, new Piece(begin, Math.max(begin, young < 0 ? limit : Math.min(limit, young))));
            });
            return pieces;
        }
    }

    /** An offset below 0 where there is no such record. */
    private static Map<TopicPartition, Long> offsets(Admin admin, Map<TopicPartition, OffsetSpec> asked)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(asked).all().get().forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    /** Removes these pieces for good. */
    public void remove(Map<TopicPartition, Piece> pieces) throws ExecutionException, InterruptedException {
        Map<TopicPartition, RecordsToDelete> removed = new HashMap<>();
        for (Entry<TopicPartition, Piece> each : pieces.entrySet()) {
            if (each.getValue().size() > 0) {
                removed.put(
                        each.getKey(),
                        RecordsToDelete.beforeOffset(each.getValue().end()));
            }
        }
        if (!removed.isEmpty()) {
            try (Admin admin = clients.admin()) {
                admin.deleteRecords(removed).all().get();
            }
        }
    }
}
