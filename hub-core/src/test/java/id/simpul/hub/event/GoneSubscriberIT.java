package id.simpul.hub.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.event.EventStory.Told;
import id.simpul.hub.log.TestBroker;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Reply;
import id.simpul.hub.store.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A subscriber that answers 410 Gone (RFC 9110, section 15.5.11) is waited for, told of, and asked every ten minutes;
 * nothing is lost or given up meanwhile, and its neighbour does not notice.
 */
class GoneSubscriberIT {
    private static final String GONE = "pergi";
    private static final String HEALTHY = "sehat";
    private static final String REASON = "dijawab-410";
    private static final Reply ANSWER = Receiver.answer(410, Map.of(), "sudah pindah");
    private static final Reply TAKEN = Receiver.answer(200, Map.of(), "");

    private final Receiver receiver = new Receiver();
    private final AheadClock clock = new AheadClock();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile Reply answer = ANSWER;
    private EventRoom room;

    @BeforeEach
    void open(@TempDir Path home) {
        receiver.behave(GONE, each -> {
            asked.add(each.event().id());
            return answer;
        });
        room = new EventRoom(
                "n1",
                home,
                TestPostgres.fresh(),
                TestBroker.shared().settings(),
                Receiver.city(1, Receiver.apart(GONE), Receiver.apart(HEALTHY)),
                receiver,
                clock);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private Balance awaitBalance(long delivered, long waiting, long setAside) {
        return await().atMost(EventRoom.PATIENCE)
                .until(
                        () -> room.balance(GONE),
                        each -> each.delivered() == delivered
                                && each.waiting() == waiting
                                && each.setAside() == setAside
                                && each.even());
    }

    private Told told(CallId event) {
        return room.bean(EventStory.class).of(event.value()).orElseThrow().deliveries().stream()
                .filter(each -> each.subscription().equals(GONE))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itsLaneWaitsAndGoesOnWhereItWas() throws Exception {
        for (int each = 1; each <= 3; each++) {
            room.publish(EventRoom.event("e" + each, "kunci", "d" + each));
        }
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance(HEALTHY).delivered() == 3);
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance(GONE).stalledSince() != null);

        assertThat(awaitBalance(0, 3, 0).stalled()).isEqualTo(REASON);
        assertThat(asked).as("once, and what is behind it not at all").containsExactly("e1");

        answer = TAKEN;
        room.close();
        room.reopen();

        assertThat(awaitBalance(3, 0, 0).stalledSince()).isNull();
        assertThat(asked).containsExactly("e1", "e1", "e2", "e3");
        assertThat(receiver.taken(GONE)).extracting(each -> each.event().id()).containsExactly("e1", "e2", "e3");
    }

    @Test
    void whatWasSetAsideIsTriedEveryTenMinutesAndNeverGivenUp() throws Exception {
        answer = Receiver.answer(422, Map.of(), "");
        CallId id = room.publish(EventRoom.event("e1", "kunci", "d1"));
        await().atMost(EventRoom.PATIENCE)
                .ignoreException(NoSuchElementException.class)
                .until(() -> told(id).state().equals("set_aside"));
        answer = ANSWER;

        Set<Integer> tries = new HashSet<>();
        for (int times = 1; times <= 4; times++) {
            Told gone = awaitAsked(id);
            assertThat(gone.state()).isEqualTo("set_aside");
            assertThat(Duration.between(clock.instant(), gone.nextAt())).isGreaterThan(Duration.ofMinutes(9));
            tries.add(gone.attempts());
            answer = times == 4 ? TAKEN : ANSWER;
            asked.clear();
            clock.forward(Duration.ofMinutes(13));
        }

        assertThat(tries).as("who is gone uses none of the tries up").hasSize(1);
        assertThat(awaitBalance(1, 0, 0).parked()).isZero();
        assertThat(List.copyOf(asked)).containsExactly("e1");
    }

    /** What is told once it was answered 410 and has a time again. */
    private Told awaitAsked(CallId id) {
        return await().atMost(EventRoom.PATIENCE)
                .until(
                        () -> told(id),
                        each -> each.reason().equals(REASON)
                                && !asked.isEmpty()
                                && each.changedAt().isAfter(clock.instant().minus(Duration.ofMinutes(5))));
    }
}
