package id.simpul.hub.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.log.TestBroker;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.Application.Subscription;
import id.simpul.hub.store.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Subscribers that do not do as they should, side by side on one node: what becomes of their events, and that a healthy
 * neighbour does not notice. What a lie on the wire amounts to is the gateway's {@code LyingSubscriberTest}.
 */
class FaultySubscriberIT {
    private static final String HEALTHY = "sehat";
    private static final String LATER = "nanti";
    private static final int EVENTS = 2;
    /** Two in the lane, two from where it is set aside. */
    private static final int TRIES = 4;

    @TempDir
    private Path folder;

    private final Receiver receiver = new Receiver();
    private final Queue<Long> askedLater = new ConcurrentLinkedQueue<>();

    /**
     * How one of them behaves, and what its events come to.
     *
     * @param tries of the first event
     */
    private record Case(
            String subscription,
            Receiver.Behaviour behaviour,
            String state,
            int tries,
            String reason,
            @Nullable Integer status,
            String answer) {
        static Case answering(String subscription, int status, String body, String answer) {
            return new Case(
                    subscription,
                    _ -> Receiver.answer(status, Map.of(), body),
                    "parked",
                    TRIES,
                    "dijawab-" + status,
                    status,
                    answer);
        }

        static Case failing(String subscription, FaultCode code) {
            return new Case(
                    subscription,
                    _ -> {
                        throw new FaultException(Fault.target(code, "why"));
                    },
                    "parked",
                    TRIES,
                    code.code(),
                    null,
                    "why");
        }

        static Case down(String subscription, Receiver.Behaviour behaviour, String reason) {
            return new Case(subscription, behaviour, "waiting", 0, reason, null, "");
        }
    }

    private List<Case> cases() {
        String cut = "x".repeat(500) + " ...";
        return List.of(
                Case.answering("galat", 500, "NIK 9971010101900000, Bearer rahasia", "NIK #, Bearer #"),
                Case.answering("panjang", 400, "x".repeat(1 << 20), cut),
                Case.answering("alih", 302, "", ""),
                Case.failing("lambat", FaultCode.BATAS_WAKTU),
                Case.failing("sampah", FaultCode.JAWABAN_TIDAK_SAH),
                Case.failing("putus", FaultCode.TUJUAN_MEMUTUS),
                Case.failing("besar", FaultCode.JAWABAN_TERLALU_BESAR),
                Case.down("pergi", _ -> Receiver.answer(410, Map.of(), ""), "dijawab-410"),
                Case.down(
                        "buntu",
                        _ -> {
                            throw new FaultException(Fault.target(FaultCode.BATAS_WAKTU_SAMBUNGAN, "why"));
                        },
                        "batas-waktu-sambungan"),
                new Case(
                        "racun",
                        _ -> {
                            throw new IllegalStateException("a fault of the kind's own");
                        },
                        "parked",
                        TRIES,
                        "galat-hub",
                        null,
                        "The subscriber's kind or form failed: IllegalStateException."));
    }

    private Reply later() {
        askedLater.add(System.nanoTime());
        return askedLater.size() == 1
                ? Receiver.answer(503, Map.of("retry-after", "1"), "")
                : Receiver.answer(200, Map.of(), "");
    }

    @Test
    void eachComesToItsEndAndTheHealthyOneDoesNotNotice() throws Exception {
        List<Case> cases = cases();
        cases.forEach(each -> receiver.behave(each.subscription(), each.behaviour()));
        receiver.behave(LATER, _ -> later());
        Subscription[] all = Stream.concat(
                        Stream.of(HEALTHY, LATER), cases.stream().map(Case::subscription))
                .map(Receiver::apart)
                .toArray(Subscription[]::new);
        try (EventRoom room = new EventRoom(
                "n1", folder, TestPostgres.fresh(), TestBroker.shared().settings(), Receiver.city(1, all), receiver)) {
            CallId first = room.publish(EventRoom.event("e-1", "e-", "d"));
            room.publish(EventRoom.event("e-2", "e-", "d"));

            await().atMost(EventRoom.PATIENCE)
                    .untilAsserted(() -> cases.forEach(each -> requireEnd(room, first, each)));
            await().atMost(EventRoom.PATIENCE).until(() -> room.balance(LATER).delivered() == EVENTS);
            requireBalances(room, cases);
            assertThat(receiver.taken(HEALTHY)).hasSize(EVENTS);
            List<Long> asked = new ArrayList<>(askedLater);
            assertThat(Duration.ofNanos(asked.get(1) - asked.get(0))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    private static void requireEnd(EventRoom room, CallId event, Case expected) {
        assertThat(room.bean(EventStory.class).of(event.value()))
                .as(expected.subscription())
                .hasValueSatisfying(story -> assertThat(story.deliveries())
                        .filteredOn(each -> each.subscription().equals(expected.subscription()))
                        .singleElement()
                        .returns(expected.state(), EventStory.Told::state)
                        .returns(expected.reason(), EventStory.Told::reason)
                        .returns(expected.tries(), EventStory.Told::attempts)
                        .returns(expected.status(), EventStory.Told::status)
                        .returns(expected.answer(), EventStory.Told::answer));
    }

    private static void requireBalances(EventRoom room, List<Case> cases) throws Exception {
        for (Case each : cases) {
            boolean waits = each.state().equals("waiting");
            await().atMost(EventRoom.PATIENCE)
                    .untilAsserted(() -> assertThat(room.balance(each.subscription()))
                            .as(each.subscription())
                            .returns((long) EVENTS, Balance::accepted)
                            .returns(waits ? (long) EVENTS : 0L, Balance::waiting)
                            .returns(waits ? 0L : (long) EVENTS, Balance::parked)
                            .returns(true, Balance::even));
        }
        assertThat(room.balance(HEALTHY))
                .returns((long) EVENTS, Balance::delivered)
                .returns(true, Balance::even);
    }
}
