package id.simpul.hub.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.event.Balance.Finding;
import id.simpul.hub.event.Balance.Kind;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.TestBroker;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import id.simpul.hub.registry.Application.Subscription.Order;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.store.Home;
import id.simpul.hub.store.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sealed by a key that no node knows is waited for, stops nothing for good, is named, and comes with its key. */
class UnknownKeyIT {
    private static final String KEY = "kunci";

    private final Receiver receiver = new Receiver();
    private final AheadClock clock = new AheadClock();
    private final DataSource database = TestPostgres.fresh();
    private final TestBroker broker = TestBroker.shared();
    private final RouteTable city = Receiver.city(1, Order.PROGRESS, "satu");
    private final Map<String, Instant> deliveredAt = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    private EventRoom room(String node) {
        return new EventRoom(node, folder.resolve(node), database, broker.settings(), city, receiver, clock);
    }

    /** As a node writes whose keys the database has not seen. */
    private EventWire wire(String node) {
        return new EventWire(new KeyRing(new Home(folder.resolve(node)), clock, EventRoom.KEK), new KeyWait(clock));
    }

    private AcceptedEvent accepted(Event event) {
        CallId id = EventIds.of(Receiver.PUBLISHER, event);
        return new AcceptedEvent(
                id,
                id,
                Receiver.PUBLISHER,
                Receiver.PUBLISHER,
                event,
                "",
                "pribadi",
                true,
                "0".repeat(32),
                1,
                clock.instant());
    }

    private static void write(EventRoom room, ProducerRecord<byte[], byte[]> written) throws Exception {
        try (Producer<byte[], byte[]> writer = room.bean(KafkaClients.class).producer("asing", Map.of())) {
            writer.send(written).get();
        }
    }

    /** Lets the time go on until an event is delivered; answers how long that took by the hub's clock. */
    private Duration until(String event, Instant from) {
        await(event).atMost(EventRoom.PATIENCE).until(() -> {
            clock.forward(Duration.ofSeconds(5));
            return deliveredAt.containsKey(event);
        });
        return Duration.between(from, deliveredAt.getOrDefault(event, from));
    }

    @Test
    void itIsWaitedForAMinuteThenNamedAndRestoredWithItsKey() throws Exception {
        receiver.behave("satu", delivery -> {
            deliveredAt.putIfAbsent(delivery.event().id(), clock.instant());
            return Receiver.answer(200, Map.of(), "");
        });
        try (EventRoom room = room("n1")) {
            room.publish(EventRoom.event("e1", KEY, "d1"));
            room.awaitSettled(1);

            AcceptedEvent locked = accepted(EventRoom.event("e2", KEY, "d2"));
            Instant written = clock.instant();
            write(room, wire("n2").arriving(locked));
            room.publish(EventRoom.event("e3", KEY, "d3"));

            assertThat(until("e3", written)).isGreaterThanOrEqualTo(KeyWait.PATIENCE);
            await("the one that is locked is named")
                    .atMost(EventRoom.PATIENCE)
                    .until(() -> room.balance("satu").findings(), List.of(missing(room))::equals);

            Instant owed = clock.instant();
            write(
                    room,
                    wire("n3")
                            .owed(List.of(new Owed(locked, new LaneName(Receiver.PUBLISHER, "satu", lane(room)), 2)), 1)
                            .getFirst());
            room.publish(EventRoom.event("e4", KEY, "d4"));
            await("its lane says why it waits")
                    .atMost(EventRoom.PATIENCE)
                    .until(() -> room.balance("satu").stalled(), "galat-hub"::equals);

            assertThat(until("e4", owed)).isGreaterThanOrEqualTo(KeyWait.PATIENCE);
            await().atMost(EventRoom.PATIENCE)
                    .until(() -> room.balance("satu").findings(), List.of(missing(room))::equals);
            assertThat(restored(room)).isZero();

            try (EventRoom back = room("n2")) {
                await("its key is here").atMost(EventRoom.PATIENCE).until(() -> restored(back), each -> each == 1);
                back.awaitSettled(4);
            }
            assertThat(deliveredAt).containsOnlyKeys("e1", "e2", "e3", "e4");
        }
    }

    private static int restored(EventRoom room) throws Exception {
        return room.bean(Restore.class).restore(Receiver.PUBLISHER, "satu", "operator", "kunci kembali");
    }

    private static int lane(EventRoom room) {
        return room.jdbc()
                .sql("select lane from event.lane where owed > 0")
                .query(Integer.class)
                .single();
    }

    private static Finding missing(EventRoom room) {
        return new Finding(Kind.MISSING, lane(room), List.of(2L), 1);
    }
}
