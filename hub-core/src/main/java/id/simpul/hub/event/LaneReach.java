package id.simpul.hub.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.LogOffsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the log has for each lane: the numbers that its records carry, from the stored position on. Offsets say where to
 * look and are never counted, since transactions leave holes in them.
 */
@Component
class LaneReach {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TRIES = 3;
    private static final int[] BACK = {8, 128, 4096};
    private static final Map<String, Object> CONSUMER =
            Map.of("max.partition.fetch.bytes", 16 << 10, "fetch.max.wait.ms", 50, "max.poll.records", 2000);

    private final KafkaClients clients;
    private final LogOffsets offsets;

    LaneReach(KafkaClients clients, LogOffsets offsets) {
        this.clients = clients;
        this.offsets = offsets;
    }

    /**
     * The numbers of one lane in the log.
     *
     * @param first the first from the stored position on; above {@code last} where nothing waits
     * @param last the last of all; 0 where the log has none
     * @param oldest when the event of {@code first} was accepted
     */
    record Reach(long first, long last, @Nullable Instant oldest) {
        static final Reach NONE = new Reach(1, 0, null);
    }

    private record Seen(long seq, @Nullable Instant accepted) {}

    /** Begins again where records are removed from the log while it is read. */
    Map<LaneName, Reach> of(Collection<LaneName> lanes) throws ExecutionException, InterruptedException {
        for (int left = TRIES; ; left--) {
            try {
                return lanes.isEmpty() ? Map.of() : read(lanes);
            } catch (OffsetOutOfRangeException removed) {
                if (left == 1) {
                    throw removed;
                }
            }
        }
    }

    private Map<LaneName, Reach> read(Collection<LaneName> lanes) throws ExecutionException, InterruptedException {
        Map<TopicPartition, LaneName> names = new HashMap<>();
        lanes.forEach(each -> names.put(new TopicPartition(each.topic(), each.partition()), each));
        LogOffsets.Look look = offsets.look(Lanes.GROUP, names.keySet());
        try (Consumer<byte[], byte[]> reader = clients.consumer("lane-reach", CONSUMER)) {
            Map<TopicPartition, Seen> firsts = first(reader, look.positions(), look.ends());
            Map<TopicPartition, Seen> lasts = last(reader, look.begins(), look.ends());
            Map<LaneName, Reach> reach = new HashMap<>();
            names.forEach((partition, name) -> reach.put(name, reach(firsts.get(partition), lasts.get(partition))));
            return reach;
        }
    }

    private static Reach reach(@Nullable Seen first, @Nullable Seen last) {
        if (last == null) {
            return Reach.NONE;
        }
        return first == null
                ? new Reach(last.seq() + 1, last.seq(), null)
                : new Reach(first.seq(), last.seq(), first.accepted());
    }

    /** The first record of each partition from its position on. */
    private static Map<TopicPartition, Seen> first(
            Consumer<byte[], byte[]> reader, Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Seen> firsts = new HashMap<>();
        Set<TopicPartition> open = new HashSet<>();
        positions.forEach((partition, position) -> {
            if (position < ends.getOrDefault(partition, 0L)) {
                open.add(partition);
            }
        });
        reader.assign(open);
        open.forEach(each -> reader.seek(each, positions.getOrDefault(each, 0L)));
        read(reader, open, ends, firsts::putIfAbsent, firsts);
        return firsts;
    }

    /** The last record of each partition: a little before its end, or further before it where only marks stand there. */
    private static Map<TopicPartition, Seen> last(
            Consumer<byte[], byte[]> reader, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Seen> lasts = new HashMap<>();
        for (int back : BACK) {
            Set<TopicPartition> open = new HashSet<>();
            ends.forEach((partition, end) -> {
                if (!lasts.containsKey(partition) && begins.getOrDefault(partition, 0L) < end) {
                    open.add(partition);
                }
            });
            reader.assign(open);
            open.forEach(each ->
                    reader.seek(each, Math.max(begins.getOrDefault(each, 0L), ends.getOrDefault(each, 0L) - back)));
            read(reader, open, ends, lasts::put, Map.of());
        }
        return lasts;
    }

    private interface Sight {
        Object see(TopicPartition partition, Seen seen);
    }

    /** Reads until each partition came to its end, or to what {@code enough} has. */
    private static void read(
            Consumer<byte[], byte[]> reader,
            Set<TopicPartition> partitions,
            Map<TopicPartition, Long> ends,
            Sight sight,
            Map<TopicPartition, Seen> enough) {
        Set<TopicPartition> open = new HashSet<>(partitions);
        reader.resume(open);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!open.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> each : reader.poll(POLL)) {
                if (EventWire.numbered(each)) {
                    sight.see(
                            new TopicPartition(each.topic(), each.partition()),
                            new Seen(EventWire.seq(each), accepted(each)));
                }
            }
            open.removeIf(
                    each -> enough.containsKey(each) || reader.position(each, PATIENCE) >= ends.getOrDefault(each, 0L));
            reader.pause(
                    partitions.stream().filter(each -> !open.contains(each)).toList());
            if (System.nanoTime() > until) {
                throw new IllegalStateException("lanes " + List.copyOf(open) + ": not read in time (expected: within "
                        + PATIENCE.toSeconds() + " s)");
            }
        }
    }

    private static @Nullable Instant accepted(ConsumerRecord<byte[], byte[]> owed) {
        Header header = owed.headers().lastHeader("simpul_accepted");
        return header == null ? null : Instant.parse(new String(header.value(), UTF_8));
    }
}
