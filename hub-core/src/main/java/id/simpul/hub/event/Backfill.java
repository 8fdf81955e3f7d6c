package id.simpul.hub.event;

import id.simpul.hub.event.BackfillRows.Stretch;
import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.LogOffsets;
import id.simpul.hub.log.Topics;
import id.simpul.hub.registry.Application.Subscription.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives a subscription that starts in the past what was accepted before it began: reads the log of all events from there up
 * to where the router was, and owes it what it wants and may hear of. The router does it between two of its batches, for
 * the partitions that it has, so that numbers enter the log in their order. A chunk that was cut short is gone over again
 * under the same numbers. Keys keep their order within the past and after it; what is new comes beside it.
 */
@Component
class Backfill implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Map<String, Object> CONSUMER = Map.of("max.poll.records", 500);

    private final KafkaClients clients;
    private final LogOffsets offsets;
    private final Topics topics;
    private final EventTable table;
    private final EventPath path;
    private final EventWire wire;
    private final BackfillRows rows;
    private final Lanes lanes;
    private long seenVersion;
    private boolean open = true;
    private @Nullable Consumer<byte[], byte[]> reader;

    Backfill(
            KafkaClients clients,
            LogOffsets offsets,
            Topics topics,
            EventTable table,
            EventPath path,
            EventWire wire,
            BackfillRows rows,
            Lanes lanes) {
        this.clients = clients;
        this.offsets = offsets;
        this.topics = topics;
        this.table = table;
        this.path = path;
        this.wire = wire;
        this.rows = rows;
        this.lanes = lanes;
    }

    /** One chunk of each stretch in these partitions, written with {@code writer}, which has transactions. */
    void step(Set<Integer> partitions, Producer<byte[], byte[]> writer) throws Exception {
        long version = table.version();
        if (version != seenVersion) {
            begin();
            seenVersion = version;
            open = true;
        }
        if (!open) {
            return;
        }
        List<Stretch> stretches = rows.open();
        for (Stretch each : stretches) {
            if (partitions.contains(each.lane().partition())) {
                carry(each, reader(), writer);
            }
        }
        open = !stretches.isEmpty();
        if (!open) {
            close();
        }
    }

    private Consumer<byte[], byte[]> reader() {
        Consumer<byte[], byte[]> known = reader;
        if (known == null) {
            known = clients.consumer("event-backfill", CONSUMER);
            reader = known;
        }
        return known;
    }

    private record Started(EventTable.Subscriber subscriber, Instant from) {}

    /** Notes from where to where each new subscription's past goes. */
    private void begin() throws Exception {
        Set<String> begun = rows.begun();
        List<Started> started = new ArrayList<>();
        for (EventTable.Subscriber each : table.subscribers()) {
            Start start = each.subscription().start();
            if (start.from() != null && !begun.contains(each.name())) {
                started.add(new Started(each, start.from()));
            }
        }
        if (!started.isEmpty()) {
            // where the router was: what comes after it knows the subscription
            Map<TopicPartition, Long> routed = offsets.stored(Router.GROUP);
            try (Consumer<byte[], byte[]> reader = clients.consumer("event-backfill", CONSUMER)) {
                for (Started each : started) {
                    rows.begin(stretches(each, routed, reader));
                }
            }
        }
    }

    private static List<Stretch> stretches(
            Started started, Map<TopicPartition, Long> routed, Consumer<byte[], byte[]> reader) {
        Map<TopicPartition, Long> begins = reader.beginningOffsets(routed.keySet());
        Map<TopicPartition, Long> times = new LinkedHashMap<>();
        long from = Math.max(
                0, started.from().equals(Instant.MIN) ? 0 : started.from().toEpochMilli());
        routed.keySet().forEach(each -> times.put(each, from));
        Map<TopicPartition, @Nullable OffsetAndTimestamp> found = new HashMap<>(reader.offsetsForTimes(times));
        List<Stretch> stretches = new ArrayList<>();
        routed.forEach((partition, until) -> {
            OffsetAndTimestamp first = found.get(partition);
            long next = first == null ? until : Math.max(first.offset(), begins.getOrDefault(partition, 0L));
            LaneName lane = new LaneName(
                    started.subscriber().application().code(),
                    started.subscriber().subscription().code(),
                    partition.partition());
            stretches.add(new Stretch(lane, Math.min(next, until), until));
        });
        return stretches;
    }

    private void carry(Stretch stretch, Consumer<byte[], byte[]> from, Producer<byte[], byte[]> writer)
            throws Exception {
        TopicPartition partition =
                new TopicPartition(Topics.EVENTS, stretch.lane().partition());
        topics.makeLanes(Set.of(stretch.lane().topic()));
        from.assign(List.of(partition));
        // what is over may have been removed from the log since the stretch was noted
        long begin = from.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        from.seek(partition, Math.max(stretch.next(), begin));
        List<Arrival> wanted = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : from.poll(POLL)) {
            if (each.offset() < stretch.until()) {
                wire.readable(each)
                        .filter(event -> !event.gone() && path.wants(stretch.lane(), event))
                        .map(event -> new Arrival(event, each.partition(), each.offset()))
                        .ifPresent(wanted::add);
            }
        }
        write(
                rows.owe(stretch.lane(), wanted).stream()
                        .filter(each -> !each.accepted().locked())
                        .toList(),
                writer);
        rows.reached(stretch.lane(), Math.min(from.position(partition), stretch.until()));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the commit fails where a record was not written
    private void write(List<Owed> owed, Producer<byte[], byte[]> writer) {
        if (owed.isEmpty()) {
            return;
        }
        writer.beginTransaction();
        wire.owed(owed, table.version()).forEach(writer::send);
        writer.commitTransaction();
        lanes.grown();
    }

    @Override
    public void close() {
        Consumer<byte[], byte[]> known = reader;
        reader = null;
        if (known != null) {
            known.close();
        }
    }
}
