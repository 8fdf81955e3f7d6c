package id.simpul.hub.event;

import id.simpul.hub.event.BalanceRows.LaneRow;
import id.simpul.hub.event.EventRows.Located;
import id.simpul.hub.event.LaneReach.Reach;
import id.simpul.hub.keys.KeyDestroyedException;
import id.simpul.hub.keys.KeyUnknownException;
import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings back what the balance misses: the log of all events still has each, at the place that its row names, from where it
 * is set aside for its subscription and tried at once.
 */
@Component
public class Restore {
    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BalanceRows rows;
    private final LaneReach reach;
    private final EventRows events;
    private final HeldRows held;
    private final EventTable table;
    private final SettledRows settled;
    private final RemovedRows removed;
    private final Decisions decisions;
    private final EventWire wire;
    private final KafkaClients clients;
    private final Clock clock;

    Restore(
            BalanceRows rows,
            LaneReach reach,
            EventRows events,
            HeldRows held,
            EventTable table,
            SettledRows settled,
            RemovedRows removed,
            Decisions decisions,
            EventWire wire,
            KafkaClients clients,
            Clock clock) {
        this.rows = rows;
        this.reach = reach;
        this.events = events;
        this.held = held;
        this.table = table;
        this.settled = settled;
        this.removed = removed;
        this.decisions = decisions;
        this.wire = wire;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * Restores the missing numbers of one subscription, some of each lane at a time; not those whose key no node knows, nor
     * those that the log lost.
     *
     * @return how many; ask again until it is 0
     */
    public int restore(String application, String subscription, String who, String reason)
            throws ExecutionException, InterruptedException {
        Map<LaneName, Reach> inLog = reach.of(rows.open().stream()
                .filter(each -> each.application().equals(application)
                        && each.subscription().equals(subscription))
                .toList());
        dropForged(inLog, who);
        int restored = 0;
        for (LaneRow each : rows.lanes(inLog)) {
            Reach lane = inLog.get(each.name());
            if (lane != null) {
                restored += restore(each, rows.missing(each, lane), who, reason);
            }
        }
        if (restored > 0) {
            LOG.info("{} restores {} events of {}/{}", who, restored, application, subscription);
        }
        return restored;
    }

    /** What a row claims that the hub did not write counts as missing from then on, where it does not wait in the log. */
    private void dropForged(Map<LaneName, Reach> inLog, String who) {
        for (LaneRow each : rows.lanes(inLog)) {
            if (inLog.containsKey(each.name())) {
                int dropped = removed.dropForged(each.id()) + settled.dropForged(each.id(), each.countedTo());
                if (dropped > 0) {
                    LOG.warn("{} takes {} forged rows out, lane {}", who, dropped, each.name());
                }
            }
        }
    }

    private int restore(LaneRow lane, List<Long> numbers, String who, String reason) {
        int restored = 0;
        for (Located each : events.located(lane.id(), numbers)) {
            AcceptedEvent accepted;
            try {
                accepted = read(each);
            } catch (KeyUnknownException | OffsetOutOfRangeException | NoSuchElementException gone) {
                LOG.warn("event {} stays missing: {}", each.id(), gone.getMessage());
                continue;
            }
            bringBack(lane, new Owed(accepted, lane.name(), each.seq()));
            decisions.note(
                    "restore",
                    each.id().value(),
                    lane.name().application(),
                    lane.name().subscription(),
                    who,
                    reason);
            restored++;
        }
        return restored;
    }

    /** In its order where that is strict. One whose key was destroyed came to its end by that. */
    private void bringBack(LaneRow lane, Owed owed) {
        EventTable.Subscriber subscriber = table.subscriber(owed.name());
        Instant next = subscriber != null && subscriber.strict() ? null : clock.instant();
        try {
            held.setAside(owed, Attempt.RESTORED, 0, next);
        } catch (KeyDestroyedException gone) {
            settled.add(List.of(new Settled(
                    lane.id(),
                    owed.seq(),
                    owed.accepted().id(),
                    Settled.Outcome.EXPIRED,
                    Attempt.KEY_DESTROYED,
                    0,
                    null,
                    null)));
        }
    }

    private AcceptedEvent read(Located located) {
        TopicPartition partition = new TopicPartition(Topics.EVENTS, located.partition());
        try (Consumer<byte[], byte[]> reader = clients.consumer("event-restore", Map.of("max.poll.records", 1))) {
            reader.assign(List.of(partition));
            reader.seek(partition, located.offset());
            for (ConsumerRecord<byte[], byte[]> each : reader.poll(PATIENCE)) {
                if (each.offset() == located.offset()) {
                    return wire.read(each).as(located.id());
                }
            }
        }
        throw new NoSuchElementException("event " + located.id() + ": not at " + partition + " offset "
                + located.offset() + " (expected: where it was accepted)");
    }
}
