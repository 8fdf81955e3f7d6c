package id.simpul.hub.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.message.Delivery;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.Application.Subscription.Order;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists are frozen, sent once and at will, and leave the balance as it is. */
class ReplayIT {
    private static final String WHO = "operator";
    private static final String REASON = "gangguan sudah selesai";

    private final Receiver receiver = new Receiver();
    private EventRoom room;

    @BeforeEach
    void open(@TempDir Path home) {
        room = EventRoom.alone(home, Receiver.city(1, Order.PROGRESS, "satu"), receiver);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private Replays replays() {
        return room.bean(Replays.class);
    }

    private void publish(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(each -> room.publish(EventRoom.event("e" + each, "kunci", "d" + each)));
    }

    private void park(int from, int to) throws Exception {
        long before = room.balance("satu").parked();
        IntStream.rangeClosed(from, to).forEach(each -> receiver.refuse("d" + each));
        publish(from, to);
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").parked() == before + to - from + 1);
        IntStream.rangeClosed(from, to).forEach(each -> receiver.accept("d" + each));
    }

    private ReplayJob make(Set<String> states, boolean includeDelivered) throws FaultException {
        return make(states, includeDelivered, null, REASON);
    }

    private ReplayJob make(Set<String> states, boolean includeDelivered, @Nullable String formKey, String reason)
            throws FaultException {
        ReplayFilter filter = new ReplayFilter(Receiver.PUBLISHER, "satu", "", null, null, "", "", "", states);
        return replays().make(new ReplayOrder(filter, includeDelivered, formKey, WHO, reason));
    }

    private void start(ReplayJob job, int rate) throws FaultException {
        replays().start(job.id(), rate, false, WHO, REASON);
    }

    private ReplayJob reached(ReplayJob job, String state) {
        return await(state)
                .atMost(EventRoom.PATIENCE)
                .until(() -> replays().find(job.id()), each -> each.state().equals(state));
    }

    private List<String> taken() {
        return receiver.taken("satu").stream().map(each -> each.event().id()).toList();
    }

    @Test
    void aFrozenListDoesNotChangeWhileMoreIsParked() throws Exception {
        park(1, 3);
        ReplayJob job = make(Set.of("parked"), false);
        park(4, 5);

        start(job, 1000);
        ReplayJob done = reached(job, "finished");

        assertThat(done.counts().frozen()).isEqualTo(3);
        assertThat(done.counts().sent()).isEqualTo(3);
        assertThat(taken()).containsExactly("e1", "e2", "e3");
        Balance balance = room.balance("satu");
        assertThat(balance.parked()).isEqualTo(2);
        assertThat(balance.delivered()).isEqualTo(3);
        assertThat(balance.even()).isTrue();
        assertThat(replays().steps(job.id()))
                .extracting(ReplayStep::what)
                .containsExactly("made", "started", "finished");
        assertThatThrownBy(
                        () -> room.jdbc().sql("delete from event.replay_step").update())
                .hasMessageContaining("rows are only added");
    }

    @Test
    void whatWasDeliveredIsSentAgainOnlyWhenAskedForAndIsCountedOnce() throws Exception {
        publish(1, 3);
        room.awaitSettled(3);

        ReplayJob none = make(Set.of("delivered"), false);
        assertThat(none.counts().processed()).isEqualTo(3);
        assertThat(none.counts().chosen()).isZero();
        assertThatThrownBy(() -> start(none, 200)).hasMessageContaining("list: 0 to be sent");

        ReplayJob job = make(Set.of("delivered"), true);
        start(job, 200);

        assertThat(reached(job, "finished").counts().sent()).isEqualTo(3);
        List<Delivery> taken = receiver.taken("satu");
        assertThat(taken).hasSize(6);
        assertThat(taken.getFirst().event().extensions()).doesNotContainKey("simpulreplayed");
        assertThat(taken.getLast().event().extensions()).containsEntry("simpulreplayed", job.id());
        assertThat(taken.get(3).id()).isEqualTo(taken.getFirst().id());
        room.awaitSettled(3);
    }

    @Test
    void ofTwoListsOverTheSameTheSecondSkipsWhatTheFirstSent() throws Exception {
        publish(1, 3);
        room.awaitSettled(3);
        ReplayJob first = make(Set.of("delivered"), true);
        ReplayJob second = make(Set.of("delivered"), true);

        start(first, 200);
        start(second, 200);

        int sent = reached(first, "finished").counts().sent()
                + reached(second, "finished").counts().sent();
        int skipped = replays().find(first.id()).counts().skipped()
                + replays().find(second.id()).counts().skipped();
        assertThat(sent).isEqualTo(3);
        assertThat(skipped).isEqualTo(3);
        assertThat(receiver.taken("satu")).hasSize(6);
    }

    @Test
    void ofTwoOperatorsWhoStartOneListTheSecondIsToldAndNothingIsSentTwice() throws Exception {
        park(1, 3);
        ReplayJob job = make(Set.of("parked"), false);

        List<Throwable> refused;
        try (ExecutorService operators = Executors.newVirtualThreadPerTaskExecutor()) {
            refused = Stream.of("operator", "penyetuju")
                    .map(who -> operators.submit(() -> {
                        replays().start(job.id(), 200, false, who, REASON);
                        return who;
                    }))
                    .toList()
                    .stream()
                    .map(each -> catchThrowable(each::get))
                    .filter(Objects::nonNull)
                    .toList();
        }

        assertThat(refused)
                .singleElement()
                .satisfies(each -> assertThat(each)
                        .hasRootCauseInstanceOf(FaultException.class)
                        .hasMessageContaining("(expected: made)"));
        assertThat(reached(job, "finished").counts().sent()).isEqualTo(3);
        assertThat(taken()).containsExactlyInAnyOrder("e1", "e2", "e3");
        assertThat(replays().steps(job.id()))
                .extracting(ReplayStep::what)
                .containsExactly("made", "started", "finished");
        room.awaitSettled(3);
    }

    @Test
    void aListGoesOnAfterARestartAndEndsWhereItIsStopped() throws Exception {
        park(1, 6);
        ReplayJob job = make(Set.of("parked"), false);
        receiver.away("satu");
        start(job, 200);
        await().atMost(EventRoom.PATIENCE).until(() -> replays().find(job.id()).downs() > 0);
        replays().pause(job.id(), WHO, REASON);
        assertThatThrownBy(() -> replays().pause(job.id(), WHO, REASON))
                .hasMessageContaining("list: paused (expected: running)");
        receiver.back("satu");
        replays().resume(job.id(), WHO, REASON);
        room.close();
        room.reopen();

        assertThat(reached(job, "finished").counts().sent()).isEqualTo(6);
        assertThat(taken()).containsExactlyInAnyOrder("e1", "e2", "e3", "e4", "e5", "e6");
        room.awaitSettled(6);
    }

    @Test
    void whatWasNotSentStaysWhereItIsWhenTheListIsStopped() throws Exception {
        park(1, 3);
        ReplayJob job = make(Set.of("parked"), false);
        receiver.away("satu");
        start(job, 200);
        await().atMost(EventRoom.PATIENCE).until(() -> replays().find(job.id()).downs() > 0);

        replays().stop(job.id(), WHO, REASON);

        await().atMost(EventRoom.PATIENCE)
                .until(() -> replays().find(job.id()).counts().stopped() == 3);
        assertThat(room.balance("satu").parked()).isEqualTo(3);
        assertThatThrownBy(() -> replays().resume(job.id(), WHO, REASON)).isInstanceOf(FaultException.class);
    }

    @Test
    void whatFailsIsCountedAndParkedAgain() throws Exception {
        park(1, 2);
        receiver.refuse("d1");
        ReplayJob job = make(Set.of("parked"), false);
        start(job, 200);

        ReplayJob done = reached(job, "finished");

        assertThat(done.counts().failed()).isEqualTo(1);
        assertThat(done.counts().sent()).isEqualTo(1);
        assertThat(replays().items(job.id(), "failed", 0, 10))
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).isEqualTo("dijawab-422"));
        assertThat(room.balance("satu").parked()).isEqualTo(1);
        assertThat(room.balance("satu").even()).isTrue();
    }

    @Test
    void aListByKeySendsAllOfOneKeyBeforeTheNext() throws Exception {
        for (String each : List.of("a1", "b1", "a2", "b2", "a3", "b3")) {
            room.publish(EventRoom.event(each, each.substring(0, 1), each));
        }
        room.awaitSettled(6);
        Queue<String> begun = new ConcurrentLinkedQueue<>();
        CountDownLatch another = new CountDownLatch(1);
        receiver.behave("satu", each -> {
            begun.add(each.event().id());
            giveWay(begun, another);
            return Receiver.answer(200, Map.of(), "");
        });
        ReplayJob job = make(Set.of("delivered"), true);

        replays().start(job.id(), 1000, true, WHO, REASON);

        assertThat(reached(job, "finished").counts().sent()).isEqualTo(6);
        assertThat(List.copyOf(begun))
                .isIn(List.of("a1", "a2", "a3", "b1", "b2", "b3"), List.of("b1", "b2", "b3", "a1", "a2", "a3"));
    }

    /** Lets the first take so long that another key would come before its second. */
    private static void giveWay(Queue<String> begun, CountDownLatch another) {
        if (begun.stream().map(each -> each.substring(0, 1)).distinct().count() > 1) {
            another.countDown();
        } else if (begun.size() == 1) {
            try {
                another.await(300, TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void oneFormMakesOneListAndPlacesCanBeTakenOut() throws Exception {
        park(1, 3);
        ReplayJob job = make(Set.of("parked"), false, "formulir-satu", REASON);
        assertThat(make(Set.of("parked"), false, "formulir-satu", REASON).id()).isEqualTo(job.id());
        assertThatThrownBy(() -> make(Set.of("parked"), false, null, "abc"))
                .hasMessageContaining("reason: 3 characters (expected: at least 5)");

        assertThat(replays().exclude(job.id(), List.of(2), WHO, REASON)).isEqualTo(1);
        start(job, 200);

        assertThat(reached(job, "finished").counts().excluded()).isEqualTo(1);
        assertThat(taken()).containsExactly("e1", "e3");
    }

    @Test
    void aLongListNeedsASecondPerson() throws Exception {
        park(1, 2);
        ReplayJob job = make(Set.of("parked"), false);
        Replays strict = new Replays(
                room.bean(ReplayRows.class),
                room.bean(ReplayItems.class),
                room.bean(ReplayChoice.class),
                room.bean(ReplayCheck.class),
                room.bean(EventTable.class),
                room.bean(javax.sql.DataSource.class),
                room.bean(java.time.Clock.class),
                1);

        assertThatThrownBy(() -> strict.start(job.id(), 10, false, WHO, REASON))
                .hasMessageContaining("list: 2 to be sent, not approved (expected: approval above 1)");
        assertThatThrownBy(() -> strict.approve(job.id(), WHO, REASON))
                .hasMessageContaining("somebody else than who made the list");

        strict.approve(job.id(), "penyetuju", REASON);
        strict.start(job.id(), 200, true, WHO, REASON);

        assertThat(reached(job, "finished").counts().sent()).isEqualTo(2);
    }
}
