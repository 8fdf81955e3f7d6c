package id.simpul.hub.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.log.TestBroker;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.Application.EventType;
import id.simpul.hub.registry.Application.Subscription;
import id.simpul.hub.registry.Application.Subscription.Mode;
import id.simpul.hub.registry.Application.Subscription.Order;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.store.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A type that is withdrawn, or gets another schema, while its events are under way: what was accepted is still owed. */
class WithdrawnTypeIT {
    private static final String WHO = "operator";
    private static final String REASON = "jenis ditarik";
    private static final Subscription SUBSCRIPTION = Receiver.subscription("satu", Order.PROGRESS, Mode.PUSH, null);

    private final Receiver receiver = new Receiver();
    private final DataSource database = TestPostgres.fresh();
    private EventRoom room;

    @BeforeEach
    void open(@TempDir Path home) {
        room = new EventRoom(
                "n1", home, database, TestBroker.shared().settings(), Receiver.city(1, SUBSCRIPTION), receiver);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private void publish(int number) {
        room.publish(EventRoom.event("e" + number, "k" + number, "d" + number));
    }

    private FaultException refused(int number) {
        return catchThrowableOfType(
                FaultException.class, () -> room.accept(EventRoom.event("e" + number, "k", "d" + number)));
    }

    private ReplayJob everything() throws FaultException {
        ReplayFilter filter =
                new ReplayFilter(Receiver.PUBLISHER, "satu", "", null, null, "", "", "", Set.of("delivered", "parked"));
        return room.bean(Replays.class).make(new ReplayOrder(filter, true, null, WHO, REASON));
    }

    private List<String> taken() {
        return receiver.taken("satu").stream().map(each -> each.event().id()).toList();
    }

    /** One event in each of the places where it may be when {@code change} comes; then the subscriber takes all. */
    private void underWay(List<EventType> change) throws Exception {
        publish(1);
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").delivered() == 1);
        receiver.refuse("d2");
        publish(2);
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").parked() == 1);
        receiver.away("satu");
        publish(3);
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").waiting() == 1);
        try (Connection holding = database.getConnection();
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("lock table event.event in exclusive mode");
            publish(4);
            await().atMost(EventRoom.PATIENCE).until(this::routerWaits);
            publish(5); // is routed by what comes now
            room.apply(Receiver.city(2, change, SUBSCRIPTION));
            holding.rollback();
        }
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").waiting() == 3);
        receiver.back("satu");
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").delivered() == 4);
    }

    private boolean routerWaits() {
        return room.jdbc()
                .sql("select exists (select from pg_locks where not granted and relation = 'event.event'::regclass)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void whatWasAcceptedOfAWithdrawnTypeIsDeliveredOrStaysParked() throws Exception {
        underWay(List.of());

        assertThat(refused(6).fault().code()).isEqualTo(FaultCode.PERISTIWA_JENIS_TIDAK_DIKENAL);
        assertThat(taken()).containsExactlyInAnyOrder("e1", "e3", "e4", "e5");
        assertThat(room.balance("satu")).returns(1L, Balance::parked).returns(true, Balance::even);
        assertThat(everything().counts()).returns(5, ReplayJob.Counts::chosen).returns(5, ReplayJob.Counts::unfit);

        receiver.accept("d2");
        String parked = EventIds.of(Receiver.PUBLISHER, EventRoom.event("e2", "k2", "d2"))
                .value();
        room.bean(Resend.class).resend(parked, Receiver.PUBLISHER, "satu", WHO, REASON);

        room.awaitSettled(5);
    }

    @Test
    void aListSaysWhatDoesNotFitTheSchemaThatCameMeanwhileAndSendsTheRest() throws Exception {
        underWay(List.of(new EventType("uji.terjadi", DataClass.PRIBADI, "", "2.0", """
                {"type": "object", "properties": {"nomor": {"enum": ["d1", "d5"]}}}""", null)));

        assertThat(refused(6).fault().code()).isEqualTo(FaultCode.PERISTIWA_DATA_TIDAK_SESUAI);
        ReplayJob list = everything();
        assertThat(list.counts()).returns(5, ReplayJob.Counts::chosen).returns(3, ReplayJob.Counts::unfit);
        Replays replays = room.bean(Replays.class);
        assertThat(replays.excludeUnfit(list.id(), WHO, REASON)).isEqualTo(3);
        replays.start(list.id(), 1000, false, WHO, REASON);

        await().atMost(EventRoom.PATIENCE)
                .until(() -> replays.find(list.id()).state().equals("finished"));
        assertThat(taken()).hasSize(6);
        assertThat(taken().subList(4, 6)).containsExactlyInAnyOrder("e1", "e5");
        assertThat(room.balance("satu"))
                .returns(5L, Balance::accepted)
                .returns(4L, Balance::delivered)
                .returns(1L, Balance::parked)
                .returns(true, Balance::even);
    }
}
