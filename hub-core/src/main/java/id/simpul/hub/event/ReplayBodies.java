package id.simpul.hub.event;

import id.simpul.hub.event.ReplayItems.Due;
import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.Topics;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** Reads events from the log of all events, many at once, each partition from front to back. */
@Component
class ReplayBodies {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A longer way to the next event is jumped over. */
    private static final long NEAR = 2000;

    private final KafkaClients clients;
    private final EventWire wire;
    private final HeldRows held;

    ReplayBodies(KafkaClients clients, EventWire wire, HeldRows held) {
        this.clients = clients;
        this.wire = wire;
        this.held = held;
    }

    /** What is set aside or parked of {@code due}, by place; with how often it was tried. */
    Map<Integer, HeldRows.Held> held(List<Due> due) {
        Map<Integer, HeldRows.Held> found = new HashMap<>();
        Map<String, Integer> places = new HashMap<>();
        due.forEach(each -> places.put(each.lane() + " " + each.seq(), each.place()));
        held.read(
                        "from unnest(:lane::int[], :seq::bigint[]) as wanted (lane, seq)"
                                + " join event.held h on h.lane = wanted.lane and h.seq = wanted.seq"
                                + " join event.lane l on l.id = h.lane join event.event e on e.id = h.event_id"
                                + " where :now::timestamptz is not null",
                        statement -> statement
                                .param("lane", due.stream().map(Due::laneId).toArray(Integer[]::new))
                                .param("seq", due.stream().map(Due::seq).toArray(Long[]::new)))
                .forEach(each -> found.put(
                        places.getOrDefault(
                                each.owed().lane() + " " + each.owed().seq(), 0),
                        each));
        return found;
    }

    /** What the log still has of {@code due}, by place. */
    Map<Integer, AcceptedEvent> logged(List<Due> due) {
        Map<Integer, AcceptedEvent> found = new HashMap<>();
        Map<TopicPartition, TreeMap<Long, Due>> wanted = new TreeMap<>(Comparator.comparing(TopicPartition::toString));
        due.stream()
                .filter(each -> each.offset() >= 0)
                .forEach(each -> wanted.computeIfAbsent(
                                new TopicPartition(Topics.EVENTS, each.partition()), _ -> new TreeMap<>())
                        .put(each.offset(), each));
        if (wanted.isEmpty()) {
            return found;
        }
        try (Consumer<byte[], byte[]> reader = clients.consumer("event-replay", Map.of())) {
            Map<TopicPartition, Long> begins = reader.beginningOffsets(wanted.keySet());
            Map<TopicPartition, Long> ends = reader.endOffsets(wanted.keySet());
            wanted.forEach((partition, offsets) -> read(
                    reader,
                    partition,
                    new TreeMap<>(offsets.subMap(
                            begins.getOrDefault(partition, 0L),
                            Math.max(begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L)))),
                    found));
        }
        return found;
    }

    private void read(
            Consumer<byte[], byte[]> reader,
            TopicPartition partition,
            SortedMap<Long, Due> offsets,
            Map<Integer, AcceptedEvent> found) {
        reader.assign(List.of(partition));
        long position = -NEAR - 1;
        while (!offsets.isEmpty()) {
            if (offsets.firstKey() > position + NEAR || offsets.firstKey() < position) {
                reader.seek(partition, offsets.firstKey());
            }
            Set<Long> passed = new HashSet<>();
            for (ConsumerRecord<byte[], byte[]> each : reader.poll(PATIENCE)) {
                take(each, offsets, found);
                passed.add(each.offset());
            }
            if (passed.isEmpty()) {
                throw new IllegalStateException(partition + ": no answer (expected: the event at offset "
                        + offsets.firstKey() + " within " + PATIENCE.toSeconds() + " s)");
            }
            position = reader.position(partition);
            offsets.headMap(position).clear();
        }
    }

    private void take(
            ConsumerRecord<byte[], byte[]> arrived, Map<Long, Due> offsets, Map<Integer, AcceptedEvent> found) {
        Due due = offsets.get(arrived.offset());
        if (due == null) {
            return;
        }
        wire.readable(arrived)
                .filter(each -> !each.gone() && !each.locked())
                .ifPresent(each -> found.put(due.place(), each.as(due.event())));
    }
}
