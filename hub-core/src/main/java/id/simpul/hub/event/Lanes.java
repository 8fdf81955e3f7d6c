package id.simpul.hub.event;

import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.Topics;
import id.simpul.hub.observe.Loop;
import id.simpul.hub.store.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * One reader for the lanes of all subscriptions: hands each partition's events to its {@link Lane} and reads no more of
 * that partition until the lane is through, so that a slow or dead subscriber delays nobody else.
 */
@Component
class Lanes implements SmartLifecycle {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Map<String, Object> CONSUMER = Map.of(
            "max.poll.records",
            200,
            "fetch.min.bytes",
            1,
            "fetch.max.wait.ms",
            100,
            "max.partition.fetch.bytes",
            4 << 20);

    private final KafkaClients clients;
    private final Topics topics;
    private final Database database;
    private final EventTable table;
    private final LaneWork work;
    private final Loop loop = new Loop("event-lanes", this::round);
    private final Map<TopicPartition, Lane> busy = new HashMap<>();
    private Set<String> reading = Set.of();
    private @Nullable Consumer<byte[], byte[]> consumer;

    Lanes(KafkaClients clients, Topics topics, Database database, EventTable table, LaneWork work) {
        this.clients = clients;
        this.topics = topics;
        this.database = database;
        this.table = table;
        this.work = work;
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
            begin(open, open.poll(POLL));
            return Duration.ZERO;
        } catch (Exception failed) {
            end();
            throw failed;
        }
    }

    private Consumer<byte[], byte[]> open() {
        return clients.consumer("event-lanes", Positions.settings("simpul.lanes", CONSUMER));
    }

    /** Reads the lanes of the subscriptions that there are now. */
    private void readAll(Consumer<byte[], byte[]> open) throws Exception {
        Set<String> wanted = table.lanes();
        if (wanted.equals(reading)) {
            return;
        }
        topics.makeLanes(wanted);
        List<TopicPartition> partitions = new ArrayList<>();
        wanted.forEach(each -> partitions.addAll(Positions.partitions(each)));
        Set<TopicPartition> fresh = new HashSet<>(partitions);
        fresh.removeAll(open.assignment());
        open.assign(partitions);
        Positions.resume(open, fresh);
        open.pause(busy.keySet().stream().filter(partitions::contains).toList());
        reading = wanted;
    }

    private void begin(Consumer<byte[], byte[]> open, ConsumerRecords<byte[], byte[]> arrived) {
        for (TopicPartition each : arrived.partitions()) {
            open.pause(List.of(each));
            busy.put(each, Lane.start(work, each, arrived.records(each)));
        }
    }

    /** Stores how far the lanes came, and reads on where one is through. */
    private void settle(Consumer<byte[], byte[]> open) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        List<TopicPartition> through = new ArrayList<>();
        busy.forEach((partition, lane) -> {
            boolean ended = lane.ended();
            lane.position().ifPresent(position -> positions.put(partition, position));
            if (ended) {
                through.add(partition);
            }
        });
        positions.keySet().retainAll(open.assignment());
        if (!positions.isEmpty()) {
            open.commitSync(positions);
        }
        for (TopicPartition each : through) {
            Lane lane = busy.remove(each);
            if (open.assignment().contains(each)) {
                if (lane != null && !lane.complete()) {
                    Positions.resume(open, Set.of(each));
                }
                open.resume(List.of(each));
            }
        }
    }

    private void end() {
        busy.values().forEach(Lane::stop);
        busy.clear();
        reading = Set.of();
        Consumer<byte[], byte[]> broken = consumer;
        consumer = null;
        if (broken != null) {
            broken.close();
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
