package id.simpul.hub.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.log.TestBroker;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Delivery;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.Application.Subscription.Mode;
import id.simpul.hub.registry.Application.Subscription.Order;
import id.simpul.hub.registry.Application.Subscription.Start;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.store.TestPostgres;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events on two nodes that share a database and a broker. */
class EventPathIT {
    private static final int TIMES = 1000;

    private final Receiver receiver = new Receiver();
    private final DataSource database = TestPostgres.fresh();
    private final List<EventRoom> rooms = new ArrayList<>();
    private TestBroker broker;

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() {
        broker = TestBroker.shared();
    }

    @AfterEach
    void close() {
        rooms.forEach(EventRoom::close);
    }

    private EventRoom room(String node, Order order, String... subscriptions) {
        EventRoom room = new EventRoom(
                node,
                folder.resolve(node),
                database,
                broker.settings(),
                Receiver.city(1, order, subscriptions),
                receiver);
        rooms.add(room);
        return room;
    }

    private static List<Integer> numbers(List<Delivery> taken, String key) {
        return taken.stream()
                .filter(each -> key.equals(each.event().subject()))
                .map(each -> Integer.valueOf(each.event().id().substring(key.length())))
                .distinct()
                .toList();
    }

    @Test
    void oneEventAThousandTimesAtTwoNodesIsOneDelivery() throws Exception {
        EventRoom one = room("n1", Order.PROGRESS, "satu", "dua");
        EventRoom two = room("n2", Order.PROGRESS, "satu", "dua");
        one.publish(EventRoom.event("awal1", "awal", "d"));
        two.publish(EventRoom.event("awal2", "awal", "d"));
        Set<CallId> ids = ConcurrentHashMap.newKeySet();

        try (ExecutorService publishers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sent = new ArrayList<>();
            for (int each = 0; each < TIMES; each++) {
                EventRoom at = each % 2 == 0 ? one : two;
                sent.add(publishers.submit(() -> ids.add(at.publish(EventRoom.event("sama", "k", "d")))));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        }

        assertThat(ids).hasSize(1);
        one.awaitSettled(3);
        for (String each : new String[] {"satu", "dua"}) {
            assertThat(receiver.taken(each).stream()
                            .filter(taken -> taken.event().id().equals("sama")))
                    .hasSize(1)
                    .allSatisfy(taken ->
                            assertThat(taken.id()).isEqualTo(ids.iterator().next()));
        }
    }

    @Test
    void otherContentsUnderOneNameAreRefusedWhereKnownAndElseParked() throws Exception {
        EventRoom one = room("n1", Order.PROGRESS, "satu");
        EventRoom two = room("n2", Order.PROGRESS, "satu");
        CallId first = one.publish(EventRoom.event("e1", "k", "benar"));
        one.awaitSettled(1);

        assertThat(refusal(one)).isEqualTo(FaultCode.PERISTIWA_BERTENTANGAN);
        CallId second = two.publish(EventRoom.event("e1", "k", "lain"));

        assertThat(second).isEqualTo(first);
        await().atMost(EventRoom.PATIENCE).until(() -> one.balance("satu").parked() == 1);
        assertThat(one.balance("satu").even()).isTrue();
        EventStory.Story story = one.bean(EventStory.class).of(first.value()).orElseThrow();
        assertThat(story.deliveries()).singleElement().returns("delivered", EventStory.Told::state);
        EventStory.Story conflict =
                one.bean(EventStory.class).of(story.conflicts().getFirst()).orElseThrow();
        assertThat(conflict.deliveries())
                .singleElement()
                .returns("parked", EventStory.Told::state)
                .returns("nomor-bertentangan", EventStory.Told::reason);
        assertThat(receiver.taken("satu")).hasSize(1);
    }

    private static FaultCode refusal(EventRoom at) {
        try {
            at.accept(EventRoom.event("e1", "k", "lain"));
            throw new AssertionError("accepted (expected: refused)");
        } catch (FaultException refused) {
            return refused.fault().code();
        }
    }

    @Test
    void aRollingRestartLosesNothingAndKeepsTheOrder() throws Exception {
        EventRoom one = room("n1", Order.PROGRESS, "satu", "dua");
        EventRoom two = room("n2", Order.PROGRESS, "satu", "dua");
        Map<String, Integer> last = new HashMap<>();
        publish(two, last, 40);
        one.close();
        publish(two, last, 40);
        one.reopen();
        publish(one, last, 40);
        two.close();
        publish(one, last, 40);
        two.reopen();
        publish(two, last, 40);

        one.awaitSettled(200);

        for (String each : new String[] {"satu", "dua"}) {
            last.forEach((key, to) -> assertThat(numbers(receiver.taken(each), key))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, to).boxed().toList()));
        }
    }

    private static void publish(EventRoom at, Map<String, Integer> last, int count) {
        for (int each = 0; each < count; each++) {
            String key = "k" + each % 5 + "-";
            int number = last.merge(key, 1, Integer::sum);
            at.publish(EventRoom.event(key + number, key, "d"));
        }
    }

    /** The node that has the lane is told to stop while its subscriber holds back an answer. */
    @Test
    void aLaneThatMovesInTheMiddleOfADeliveryKeepsItsOrder() throws Exception {
        EventRoom one = room("n1", Order.STRICT, "satu");
        CountDownLatch asked = new CountDownLatch(1);
        receiver.behave("satu", delivery -> {
            if (delivery.event().id().equals("k-3") && asked.getCount() > 0) {
                asked.countDown();
                heldBack();
            }
            return Receiver.answer(200, Map.of(), "");
        });
        IntStream.rangeClosed(1, 10).forEach(each -> one.publish(EventRoom.event("k-" + each, "k-", "d")));
        assertThat(asked.await(EventRoom.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();

        EventRoom two = room("n2", Order.STRICT, "satu");
        IntStream.rangeClosed(11, 15).forEach(each -> two.publish(EventRoom.event("k-" + each, "k-", "d")));
        one.close();

        two.awaitSettled(15);
        List<Delivery> taken = receiver.taken("satu");
        assertThat(numbers(taken, "k-"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 15).boxed().toList());
        assertThat(taken.stream().map(Delivery::id).distinct()).hasSize(15);
    }

    /** As a subscriber whose answer does not come before the lane is taken away. */
    private static void heldBack() throws FaultException {
        CountDownLatch never = new CountDownLatch(1);
        try {
            assertThat(never.await(EventRoom.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isFalse();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new FaultException(Fault.target(FaultCode.TUJUAN_TIDAK_TERJANGKAU, "interrupted"), stopped);
        }
    }

    @Test
    void inOrderStrictAKeyWaitsAndAnotherGoesOn() throws Exception {
        EventRoom one = room("n1", Order.STRICT, "satu");
        receiver.refuse("buruk");
        one.publish(EventRoom.event("a-1", "a-", "buruk"));
        one.publish(EventRoom.event("a-2", "a-", "baik"));
        one.publish(EventRoom.event("b-1", "b-", "baik"));

        await().atMost(EventRoom.PATIENCE).until(() -> one.balance("satu").parked() == 1);
        assertThat(receiver.taken("satu")).extracting(each -> each.event().id()).containsExactly("b-1");
        assertThat(one.balance("satu").setAside()).isEqualTo(1);

        String held = EventIds.of(Receiver.PUBLISHER, EventRoom.event("a-1", "a-", "buruk"))
                .value();
        assertThat(one.bean(Resend.class).discard(held, Receiver.PUBLISHER, "satu", "operator", "data rusak"))
                .isTrue();

        await().atMost(EventRoom.PATIENCE).until(() -> one.balance("satu").delivered() == 2);
        assertThat(one.balance("satu")).returns(1L, Balance::expired).returns(true, Balance::even);
    }

    @Test
    void aSubscriptionThatStartsAtTheOldestGetsWhatWasAcceptedBefore() throws Exception {
        EventRoom one = room("n1", Order.PROGRESS, "satu");
        IntStream.rangeClosed(1, 20).forEach(each -> one.publish(EventRoom.event("k-" + each, "k-", "d")));
        one.awaitSettled(20);

        one.apply(Receiver.city(
                2,
                Receiver.subscription("satu", Order.PROGRESS, Mode.PUSH, null),
                Receiver.subscription("lama", Order.PROGRESS, Mode.PUSH, null, Start.OLDEST),
                Receiver.subscription(
                        "nanti",
                        Order.PROGRESS,
                        Mode.PUSH,
                        null,
                        new Start(Instant.now().plusSeconds(3600)))));
        await().atMost(EventRoom.PATIENCE).until(() -> one.balance("lama").delivered() == 20);

        assertThat(numbers(receiver.taken("lama"), "k-"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(one.balance("lama").even()).isTrue();
        assertThat(receiver.taken("nanti")).isEmpty();
    }

    @Test
    void aSubscriptionThatStartsAtTheOldestGetsNoRepetitionAndNoConflict() throws Exception {
        EventRoom one = room("n1", Order.PROGRESS, "satu");
        EventRoom two = room("n2", Order.PROGRESS, "satu");
        CallId first = one.publish(EventRoom.event("e1", "k", "benar"));
        one.awaitSettled(1);
        two.publish(EventRoom.event("e1", "k", "benar"));
        EventRoom three = room("n3", Order.PROGRESS, "satu");
        three.publish(EventRoom.event("e1", "k", "lain"));
        one.publish(EventRoom.event("e2", "k", "d"));
        await().atMost(EventRoom.PATIENCE).until(() -> one.balance("satu").delivered() == 2);
        assertThat(one.balance("satu").parked()).isEqualTo(1);

        RouteTable city = Receiver.city(
                2,
                Receiver.subscription("satu", Order.PROGRESS, Mode.PUSH, null),
                Receiver.subscription("lama", Order.PROGRESS, Mode.PUSH, null, Start.OLDEST));
        rooms.forEach(each -> each.apply(city));
        await().atMost(EventRoom.PATIENCE).until(() -> one.balance("lama").delivered() >= 2);

        assertThat(receiver.taken("lama"))
                .extracting(each -> each.event().id(), Delivery::id)
                .startsWith(tuple("e1", first))
                .extracting(each -> each.toList().getFirst())
                .containsExactly("e1", "e2");
        assertThat(one.balance("lama").accepted()).isEqualTo(2);
    }

    @Test
    void whatAnEndedSubscriptionIsOwedExpires() throws Exception {
        EventRoom one = room("n1", Order.PROGRESS, "satu", "dua");
        receiver.away("satu");
        IntStream.rangeClosed(1, 5).forEach(each -> one.publish(EventRoom.event("k-" + each, "k-", "d")));
        await().atMost(EventRoom.PATIENCE).until(() -> one.balance("satu").waiting() == 5);

        one.apply(Receiver.city(2, Order.PROGRESS, "dua"));

        await().atMost(EventRoom.PATIENCE).until(() -> one.balance("satu").expired() == 5);
        assertThat(one.balance("satu").even()).isTrue();
        assertThat(one.balance("dua").delivered()).isEqualTo(5);
        assertThat(receiver.taken("satu")).isEmpty();
    }
}
