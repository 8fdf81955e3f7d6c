package id.simpul.hub.event;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/** Brings one event of a lane to an end: delivered, set aside, or waited for while the subscriber takes nothing. */
@Component
class LaneWork {
    private static final String PREFIX = "simpul.lane.";

    private final EventPath path;
    private final DeliveryRows deliveries;
    private final EventWire wire;
    private final RetrySchedule schedule;
    private final KeyRing keys;

    LaneWork(EventPath path, DeliveryRows deliveries, EventWire wire, RetrySchedule schedule, KeyRing keys) {
        this.path = path;
        this.deliveries = deliveries;
        this.wire = wire;
        this.schedule = schedule;
        this.keys = keys;
    }

    /** What a lane must not deliver again, because it was settled before. */
    record Seen(String application, String subscription, Set<String> ids) {}

    Seen seen(String topic, List<ConsumerRecord<byte[], byte[]>> records) {
        String[] name = topic.substring(PREFIX.length()).split("\\.", 2);
        List<String> ids = records.stream()
                .map(each -> wire.read(each).id().value())
                .distinct()
                .toList();
        return new Seen(name[0], name[1], new HashSet<>(deliveries.settled(name[0], name[1], ids)));
    }

    /** Returns when the event is delivered or set aside; waits as long as the subscriber takes nothing. */
    void deliver(ConsumerRecord<byte[], byte[]> each, Seen seen) throws InterruptedException {
        AcceptedEvent accepted = wire.read(each);
        if (!seen.ids().add(accepted.id().value())) {
            return;
        }
        Owed owed = new Owed(accepted, seen.application(), seen.subscription(), each.partition(), EventWire.seq(each));
        String keyHash = keyHash(accepted);
        if (path.mustWait(owed, keyHash)) {
            path.behind(owed, keyHash);
            return;
        }
        attempt(owed, keyHash);
    }

    private void attempt(Owed owed, String keyHash) throws InterruptedException {
        int tries = 0;
        int down = 0;
        while (true) {
            Attempt attempt = path.deliver(owed, tries + 1);
            Duration pause;
            switch (attempt.kind()) {
                case DELIVERED -> {
                    path.delivered(owed, attempt);
                    return;
                }
                case DOWN -> {
                    if (down == 0) {
                        deliveries.waiting(owed, attempt);
                    }
                    pause = schedule.down(down++, attempt.pause());
                }
                case FAILED -> {
                    pause = schedule.inLane(++tries);
                    if (pause == null) {
                        path.setAside(owed, keyHash, attempt, tries);
                        return;
                    }
                }
                default -> throw new IllegalStateException("attempt: " + attempt.kind() + " (expected: a known kind)");
            }
            Thread.sleep(pause);
        }
    }

    /** A key may hold what only the subscriber may read, so that tables know it by its keyed hash. */
    private String keyHash(AcceptedEvent accepted) {
        return keys.hash(Purpose.SUBJECT_HASH, accepted.event().key());
    }
}
