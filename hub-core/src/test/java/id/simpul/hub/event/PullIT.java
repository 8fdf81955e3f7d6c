package id.simpul.hub.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.event.PullPath.Fetched;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.KeyScope;
import id.simpul.hub.log.TestBroker;
import id.simpul.hub.registry.Application.Subscription;
import id.simpul.hub.registry.Application.Subscription.Mode;
import id.simpul.hub.registry.Application.Subscription.Order;
import id.simpul.hub.store.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An application that fetches what it is owed. */
class PullIT {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final DataSource database = TestPostgres.fresh();
    private final Receiver receiver = new Receiver();
    private EventRoom room;

    @BeforeEach
    void open(@TempDir Path home) {
        room = new EventRoom(
                "n1",
                home,
                database,
                TestBroker.shared().settings(),
                Receiver.city(1, pulling(Order.PROGRESS, null)),
                receiver);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private static Subscription pulling(Order order, @Nullable Duration timeToLive) {
        return Receiver.subscription("ambil", order, Mode.PULL, timeToLive);
    }

    private void publish(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(each -> room.publish(EventRoom.event("e" + each, "k", "d" + each)));
    }

    private PullPath pull() {
        return room.bean(PullPath.class);
    }

    /** Fetches until {@code count} came. */
    private List<Fetched> fetch(int count, Duration lease) {
        List<Fetched> fetched = new ArrayList<>();
        await().atMost(EventRoom.PATIENCE).until(() -> {
            fetched.addAll(pull().fetch(Receiver.PUBLISHER, "ambil", count - fetched.size(), lease));
            return fetched.size() >= count;
        });
        return fetched;
    }

    private static List<String> leases(List<Fetched> fetched) {
        return fetched.stream().map(Fetched::lease).toList();
    }

    private PullPath.Answered acknowledge(List<Fetched> fetched) throws Exception {
        return pull().acknowledge(Receiver.PUBLISHER, "ambil", leases(fetched));
    }

    private void awaitOut(int count) {
        await().atMost(EventRoom.PATIENCE)
                .until(() -> room.jdbc()
                                .sql("select count(*) from event.held where state = 'offered'")
                                .query(Integer.class)
                                .single()
                        == count);
    }

    @Test
    void whatIsFetchedInOrderAndAcknowledgedIsDelivered() throws Exception {
        publish(1, 3);
        awaitOut(3);
        List<Fetched> fetched = fetch(3, LONG);

        assertThat(fetched).extracting(each -> each.event().id()).containsExactly("e1", "e2", "e3");
        assertThat(room.balance("ambil")).returns(3L, Balance::waiting).returns(true, Balance::even);
        assertThat(acknowledge(fetched).done()).isEqualTo(3);

        room.awaitSettled(3);
        assertThat(acknowledge(fetched).lost()).hasSize(3);
    }

    @Test
    void aKeyThatSomebodyHasIsNotFetchedByAnother() throws Exception {
        publish(1, 3);
        awaitOut(3);
        List<Fetched> first = fetch(1, LONG);

        assertThat(pull().fetch(Receiver.PUBLISHER, "ambil", 10, LONG)).isEmpty();
        acknowledge(first);
        assertThat(fetch(2, LONG)).extracting(each -> each.event().id()).containsExactly("e2", "e3");
    }

    @Test
    void aLeaseThatEndedIsFetchedAgainUnderTheSameId() throws Exception {
        publish(1, 1);
        Fetched first = fetch(1, Duration.ofMillis(1)).getFirst();
        Fetched second = fetch(1, LONG).getFirst();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(acknowledge(List.of(first)).lost()).containsExactly(first.lease());
        assertThat(acknowledge(List.of(second)).done()).isEqualTo(1);
        room.awaitSettled(1);
    }

    @Test
    void whatIsExtendedStaysWithItsApplication() throws Exception {
        publish(1, 1);
        List<Fetched> first = fetch(1, Duration.ofMillis(1));
        assertThat(pull().extend(Receiver.PUBLISHER, "ambil", leases(first), LONG)
                        .done())
                .isEqualTo(1);

        assertThat(pull().fetch(Receiver.PUBLISHER, "ambil", 1, LONG)).isEmpty();
        assertThat(acknowledge(first).done()).isEqualTo(1);
    }

    private void giveBackUntilParked() {
        await().atMost(EventRoom.PATIENCE).until(() -> {
            pull().giveBack(
                            Receiver.PUBLISHER,
                            "ambil",
                            leases(pull().fetch(Receiver.PUBLISHER, "ambil", 1, LONG)),
                            "rusak");
            return room.balance("ambil").parked() == 1;
        });
    }

    @Test
    void whatIsGivenBackTooOftenIsParked() throws Exception {
        publish(1, 1);
        giveBackUntilParked();

        assertThat(room.balance("ambil").even()).isTrue();
    }

    @Test
    void whatWasParkedIsFetchedAgainOnceAPersonSaysSo() throws Exception {
        publish(1, 1);
        Fetched first = fetch(1, Duration.ofMillis(1)).getFirst();
        giveBackUntilParked();

        assertThat(resend(first)).isTrue();
        List<Fetched> again = fetch(1, LONG);

        assertThat(again).extracting(Fetched::id).containsExactly(first.id());
        assertThat(resend(first)).as("it is out").isFalse();
        acknowledge(again);
        room.awaitSettled(1);
    }

    private boolean resend(Fetched one) {
        return room.bean(Resend.class).resend(one.id().value(), Receiver.PUBLISHER, "ambil", "operator", "sudah baik");
    }

    @Test
    void ofTwoWhoFetchAtOnceOnlyOneHasAKey() throws Exception {
        publish(1, 2);
        awaitOut(2);
        FutureTask<List<Fetched>> other = new FutureTask<>(() -> pull().fetch(Receiver.PUBLISHER, "ambil", 1, LONG));

        new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(_ -> {
            assertThat(lease("first")).hasSize(1);
            Thread.ofVirtual().start(other);
            await().atMost(EventRoom.PATIENCE).until(() -> other.isDone() || waits());
        });

        assertThat(other.get()).isEmpty();
    }

    private List<HeldRows.Held> lease(String name) {
        return room.bean(OfferedRows.class).lease(Receiver.PUBLISHER, "ambil", 1, LONG, name, false);
    }

    private boolean waits() {
        return room.jdbc()
                .sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void whatWaitsInTheLogWhenItsKeyIsDestroyedEndsWithIt() throws Exception {
        room.apply(Receiver.city(2, Receiver.subscription("ambil", Order.PROGRESS, Mode.PUSH, null)));
        receiver.away("ambil");
        publish(1, 2);
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("ambil").stalledSince() != null);
        room.bean(KeyRing.class).destroy(KeyScope.of("pribadi", Instant.now()), "operator", "masa simpan habis");
        room.apply(Receiver.city(3, pulling(Order.PROGRESS, null)));
        room.close();
        room.reopen();

        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("ambil").expired() == 2);
        assertThat(room.balance("ambil").even()).isTrue();
    }

    @Test
    void whatIsTooOldIsNotFetchedAndExpires() throws Exception {
        room.apply(Receiver.city(2, pulling(Order.PROGRESS, Duration.ofMillis(1))));
        publish(1, 2);
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("ambil").accepted() == 2);

        assertThat(pull().fetch(Receiver.PUBLISHER, "ambil", 10, LONG)).isEmpty();

        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("ambil").expired() == 2);
        assertThat(room.balance("ambil")).returns(2L, Balance::expired).returns(true, Balance::even);
    }

    @Test
    void whatIsTooOldExpiresThoughNobodyFetches() throws Exception {
        room.apply(Receiver.city(2, pulling(Order.PROGRESS, Duration.ofMillis(1))));
        publish(1, 2);

        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("ambil").expired() == 2);
        assertThat(room.balance("ambil").even()).isTrue();
    }

    @Test
    void aSubscriptionThatIsPushedToFromNowOnGetsWhatLayOut() {
        publish(1, 2);
        awaitOut(2);

        room.apply(Receiver.city(2, Receiver.subscription("ambil", Order.PROGRESS, Mode.PUSH, null)));

        room.awaitSettled(2);
        assertThat(receiver.taken("ambil")).hasSize(2);
    }
}
