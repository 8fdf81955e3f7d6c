package id.simpul.hub.event;

import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.Topics;
import id.simpul.hub.observe.Loop;
import id.simpul.hub.store.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries events from the door to the lanes: notes a batch in the database, then writes what is owed to the lanes and its
 * own position in one transaction of the log. A batch that was cut short is read again; the database knows what it noted.
 */
@Component
class Router implements SmartLifecycle {
    /** The group that shares the topic of all events. */
    static final String GROUP = "simpul.router";

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration IDLE = Duration.ofMillis(200);
    /** A transaction costs the same for one event as for a hundred: what comes meanwhile shares the next. */
    private static final Duration GATHER = Duration.ofMillis(50);

    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final Map<String, Object> CONSUMER =
            Map.of("max.poll.records", 500, "fetch.min.bytes", 1, "fetch.max.wait.ms", 100);

    private final KafkaClients clients;
    private final Topics topics;
    private final Database database;
    private final EventPath path;
    private final EventTable table;
    private final EventWire wire;
    private final Members members;
    private final Backfill backfill;
    private final Lanes lanes;
    private final Loop loop = new Loop("event-router", this::round);
    private final List<String> made = new ArrayList<>();
    private @Nullable Turn turn;

    Router(
            KafkaClients clients,
            Topics topics,
            Database database,
            EventPath path,
            EventTable table,
            EventWire wire,
            Members members,
            Backfill backfill,
            Lanes lanes) {
        this.clients = clients;
        this.topics = topics;
        this.database = database;
        this.path = path;
        this.table = table;
        this.wire = wire;
        this.members = members;
        this.backfill = backfill;
        this.lanes = lanes;
    }

    /** One uninterrupted time of routing; any failure ends it, and the next one begins at the position of the log. */
    private record Turn(Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer) {
        void close() {
            consumer.close(CloseOptions.timeout(CLOSE));
            producer.close(Duration.ofSeconds(2));
        }
    }

    private Duration round() throws Exception {
        if (!topics.ready().isDone() || !database.ready().isDone() || table.table() == null) {
            return IDLE;
        }
        try {
            Turn current = turn == null ? begin() : turn;
            turn = current;
            backfill.step(partitions(current), current.producer());
            ConsumerRecords<byte[], byte[]> arrived = current.consumer().poll(POLL);
            if (arrived.isEmpty()) {
                return Duration.ZERO;
            }
            carry(current, arrived);
            return GATHER;
        } catch (Exception failed) {
            end();
            throw failed;
        }
    }

    private static Set<Integer> partitions(Turn current) {
        return current.consumer().assignment().stream()
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
    }

    private Turn begin() {
        Producer<byte[], byte[]> producer = clients.producer("event-router", members.transactions("simpul-router"));
        producer.initTransactions();
        Consumer<byte[], byte[]> consumer = clients.consumer("event-router", members.settings(GROUP, CONSUMER));
        consumer.subscribe(List.of(Topics.EVENTS), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                Positions.resume(consumer, Set.copyOf(partitions));
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                // nothing is under way while the reader polls
            }
        });
        return new Turn(consumer, producer);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the commit fails where a record was not written
    private void carry(Turn current, ConsumerRecords<byte[], byte[]> arrived) {
        List<Arrival> batch = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : arrived) {
            wire.readable(each)
                    .map(event -> path.address(new Arrival(event, each.partition(), each.offset())))
                    .ifPresent(batch::add);
        }
        boolean grown = makeLanes(batch);
        List<Owed> owed = path.route(batch);
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        arrived.nextOffsets().forEach(positions::put);
        current.producer().beginTransaction();
        List<Owed> readable =
                owed.stream().filter(each -> !each.accepted().locked()).toList();
        wire.owed(readable, table.version()).forEach(current.producer()::send);
        current.producer()
                .sendOffsetsToTransaction(positions, current.consumer().groupMetadata());
        current.producer().commitTransaction();
        if (grown) {
            lanes.grown();
        }
    }

    /** A lane is there before anything is owed by it; answers whether there are some that were not known here. */
    private boolean makeLanes(List<Arrival> addressed) {
        List<String> missing = addressed.stream()
                .flatMap(each -> each.lanes().stream())
                .map(LaneName::topic)
                .distinct()
                .filter(each -> !made.contains(each))
                .toList();
        if (missing.isEmpty()) {
            return false;
        }
        try {
            topics.makeLanes(missing);
            made.addAll(missing);
            return true;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(
                    "lanes " + missing + ": not made (expected: made before they are used)", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("lanes: interrupted (expected: made before they are used)", stopped);
        }
    }

    private void end() {
        Turn broken = turn;
        turn = null;
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
