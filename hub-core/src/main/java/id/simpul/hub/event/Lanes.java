package id.simpul.hub.event;

import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.Topics;
import id.simpul.hub.observe.Loop;
import id.simpul.hub.store.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * One reader for the lanes of all subscriptions, shared with the other nodes: hands each partition's events to its
 * {@link Lane} and reads no more of that partition until the lane is through, so that a slow or dead subscriber delays
 * nobody else.
 */
@Component
class Lanes implements SmartLifecycle {
    /** The group that shares the lanes. */
    static final String GROUP = "simpul.lanes";

    private static final Duration POLL = Duration.ofMillis(100);
    /** While lanes work: one that is through reads on soon. */
    private static final Duration POLL_BUSY = Duration.ofMillis(20);

    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final long LOOK_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Map<String, Object> CONSUMER = Map.of(
            "max.poll.records",
            500,
            "fetch.min.bytes",
            1,
            "fetch.max.wait.ms",
            100,
            "max.partition.fetch.bytes",
            1 << 20);

    private final KafkaClients clients;
    private final Topics topics;
    private final Database database;
    private final EventTable table;
    private final LaneTable lanes;
    private final LaneWork work;
    private final Paces paces;
    private final Members members;
    private final Loop loop = new Loop("event-lanes", this::round);
    private final Map<TopicPartition, Lane> busy = new HashMap<>();
    private Set<String> reading = Set.of();
    private volatile long lookAt = System.nanoTime();
    private @Nullable Consumer<byte[], byte[]> consumer;

    Lanes(
            KafkaClients clients,
            Topics topics,
            Database database,
            EventTable table,
            LaneTable lanes,
            LaneWork work,
            Paces paces,
            Members members) {
        this.clients = clients;
        this.topics = topics;
        this.database = database;
        this.table = table;
        this.lanes = lanes;
        this.work = work;
        this.paces = paces;
        this.members = members;
    }

    private Duration round() throws Exception {
        if (!topics.ready().isDone() || !database.ready().isDone() || table.table() == null) {
            return IDLE;
        }
        try {
            Consumer<byte[], byte[]> open = consumer == null ? open() : consumer;
            consumer = open;
            readAll(open);
            settle(open);
            if (reading.isEmpty()) {
                return IDLE;
            }
            begin(open, open.poll(busy.isEmpty() ? POLL : POLL_BUSY));
            return Duration.ZERO;
        } catch (Exception failed) {
            end();
            throw failed;
        }
    }

    private Consumer<byte[], byte[]> open() {
        return clients.consumer("event-lanes", members.settings(GROUP, CONSUMER));
    }

    /** Lets the reader look at once for lanes that are new: the router has just made some. */
    void grown() {
        lookAt = System.nanoTime();
    }

    /**
     * Reads the lanes that were ever owed something, as long as their subscription is there or they are still owed it. A
     * subscription that nothing came for has no lane yet, and costs nothing.
     */
    private void readAll(Consumer<byte[], byte[]> open) throws Exception {
        long now = System.nanoTime();
        if (now - lookAt < 0) {
            return;
        }
        lookAt = now + LOOK_NANOS;
        Set<String> wanted = lanes.topics(table.lanes());
        if (wanted.equals(reading)) {
            return;
        }
        Set<String> fresh = new HashSet<>(wanted);
        fresh.removeAll(reading);
        topics.makeLanes(fresh);
        open.subscribe(wanted, new Shared(open));
        reading = wanted;
    }

    /** What happens when lanes come from, or go to, another node. Called while the reader polls. */
    private final class Shared implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> open;

        Shared(Consumer<byte[], byte[]> open) {
            this.open = open;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Positions.resume(open, Set.copyOf(partitions));
            share();
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            List<Lane> leaving = leave(partitions);
            leaving.forEach(Lane::join);
            share();
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            leave(partitions);
            share();
        }

        private List<Lane> leave(Collection<TopicPartition> partitions) {
            List<Lane> leaving = new ArrayList<>();
            for (TopicPartition each : partitions) {
                Lane lane = busy.remove(each);
                if (lane != null) {
                    lane.stop();
                    leaving.add(lane);
                }
            }
            return leaving;
        }

        private void share() {
            paces.share(open.assignment().stream()
                    .collect(Collectors.groupingBy(
                            each -> LaneName.of(each).subscriber(), Collectors.summingInt(_ -> 1))));
        }
    }

    private void begin(Consumer<byte[], byte[]> open, ConsumerRecords<byte[], byte[]> arrived) {
        for (TopicPartition each : arrived.partitions()) {
            open.pause(List.of(each));
            busy.put(each, Lane.start(work, LaneName.of(each), arrived.records(each)));
        }
    }

    /** Stores how far the lanes came, and reads on where one is through. */
    private void settle(Consumer<byte[], byte[]> open) {
        List<TopicPartition> through =
                busy.keySet().stream().filter(each -> lane(each).ended()).toList();
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (TopicPartition each : through) {
            if (lane(each).complete()) {
                positions.put(each, new OffsetAndMetadata(lane(each).next()));
            }
        }
        if (!stored(open, positions)) {
            return;
        }
        for (TopicPartition each : through) {
            boolean complete = lane(each).complete();
            busy.remove(each);
            if (!complete) {
                Positions.resume(open, Set.of(each));
            }
            open.resume(List.of(each));
        }
    }

    /** False while lanes are given to other nodes: it is tried again in the next round. */
    private static boolean stored(Consumer<byte[], byte[]> open, Map<TopicPartition, OffsetAndMetadata> positions) {
        try {
            if (!positions.isEmpty()) {
                open.commitSync(positions);
            }
            return true;
        } catch (RebalanceInProgressException later) {
            return false;
        }
    }

    private Lane lane(TopicPartition partition) {
        return Objects.requireNonNull(busy.get(partition));
    }

    private void end() {
        busy.values().forEach(Lane::stop);
        busy.values().forEach(Lane::join);
        busy.clear();
        reading = Set.of();
        Consumer<byte[], byte[]> broken = consumer;
        consumer = null;
        if (broken != null) {
            broken.close(CloseOptions.timeout(CLOSE));
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
        end();
    }

    @Override
    public boolean isRunning() {
        return loop.running();
    }
}
