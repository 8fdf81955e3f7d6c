package id.simpul.hub.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.registry.Application.EventType;
import id.simpul.hub.registry.Application.Subscription.Order;
import id.simpul.hub.registry.DataClass;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set aside or parked, when something else happens to it meanwhile. */
class HeldIT {
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

    /** Events with keys of their own that the subscriber refuses until they are parked. */
    private void park(int count) {
        for (int each = 1; each <= count; each++) {
            receiver.refuse("d" + each);
            room.publish(EventRoom.event("e" + each, "k" + each, "d" + each));
        }
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").parked() == count);
    }

    private List<HeldRows.Held> held() {
        return room.bean(HeldRows.class)
                .read(
                        "from event.held h join event.lane l on l.id = h.lane join event.event e on e.id = h.event_id"
                                + " order by e.ce_id",
                        statement -> statement);
    }

    private boolean resend(HeldRows.Held one) {
        return room.bean(Resend.class).resend(id(one), Receiver.PUBLISHER, "satu", "operator", "sudah baik");
    }

    private static String id(HeldRows.Held one) {
        return one.owed().accepted().id().value();
    }

    @Test
    void aTryThatEndsAfterAPersonGaveItUpChangesNothing() throws Exception {
        park(1);
        HeldRows.Held one = held().getFirst();
        assertThat(room.bean(Resend.class).discard(id(one), Receiver.PUBLISHER, "satu", "operator", "tidak perlu"))
                .isTrue();

        EventPath path = room.bean(EventPath.class);
        path.setAsideAgain(one.owed(), Attempt.NO_AGREEMENT, 1);
        path.settleHeld(one.owed(), new Attempt(Attempt.Kind.DELIVERED, "", 200, "", null, null), 2);

        assertThat(held()).isEmpty();
        assertThat(room.balance("satu"))
                .returns(1L, Balance::expired)
                .returns(0L, Balance::delivered)
                .returns(true, Balance::even);
    }

    @Test
    void oneThatCannotBeReadHoldsNoOtherUp() throws Exception {
        park(2);
        List<HeldRows.Held> both = held();
        room.jdbc()
                .sql("update event.held set event = substring(event for octet_length(event) - 1) || '\\x00'"
                        + " where event_id = :id::uuid")
                .param("id", id(both.getFirst()))
                .update();
        receiver.accept("d1");
        receiver.accept("d2");

        both.forEach(each -> assertThat(resend(each)).isTrue());

        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").delivered() == 1);
        assertThat(receiver.taken("satu")).extracting(each -> each.event().id()).containsExactly("e2");
        assertThat(room.balance("satu")).returns(1L, Balance::setAside).returns(true, Balance::even);
    }

    @Test
    void whoeverHasTheNameNextGetsNothingOfAnotherType() throws Exception {
        park(1);
        receiver.accept("d1");
        receiver.away("satu");
        room.publish(EventRoom.event("e2", "k2", "d2"));
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").stalledSince() != null);

        room.apply(Receiver.city(
                2,
                List.of(
                        new EventType("uji.terjadi", DataClass.PRIBADI, ""),
                        new EventType("uji.lain", DataClass.PRIBADI, "")),
                Receiver.ofType("satu", "uji.lain")));
        assertThat(resend(held().getFirst())).isTrue();
        receiver.back("satu");

        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").expired() == 2);
        assertThat(room.balance("satu").even()).isTrue();
        assertThat(receiver.taken("satu")).isEmpty();
    }
}
