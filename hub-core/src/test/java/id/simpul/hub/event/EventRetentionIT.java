package id.simpul.hub.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.event.Balance.Finding;
import id.simpul.hub.event.Balance.Kind;
import id.simpul.hub.event.RetentionPlan.Due;
import id.simpul.hub.event.RetentionPlan.Log;
import id.simpul.hub.keys.PayloadKeys;
import id.simpul.hub.ledger.Notary;
import id.simpul.hub.log.TestBroker;
import id.simpul.hub.log.Topics;
import id.simpul.hub.message.CallId;
import id.simpul.hub.registry.Application.Subscription.Order;
import id.simpul.hub.store.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is over goes, with nothing that anybody is still owed, and the balance adds up all the same. */
class EventRetentionIT {
    private static final String TYPE = Receiver.PUBLISHER + "/uji.terjadi";
    /** Of class pribadi, whose types are kept 180 days where they do not say. */
    private static final Duration KEPT = Duration.ofDays(180);

    private final Receiver receiver = new Receiver();
    private final AheadClock clock = new AheadClock();
    private EventRoom room;

    @BeforeEach
    void open(@TempDir Path home) {
        room = new EventRoom(
                "n1",
                home,
                TestPostgres.fresh(),
                TestBroker.shared().settings(),
                Receiver.city(1, Order.PROGRESS, "satu"),
                receiver,
                clock);
        // what it would do by itself the test does
        retention().stop();
    }

    @AfterEach
    void close() {
        room.close();
    }

    private List<CallId> publish(int from, int to) {
        List<CallId> ids = new ArrayList<>();
        for (int each = from; each <= to; each++) {
            ids.add(room.publish(EventRoom.event("e" + each, "kunci", "d" + each)));
        }
        return ids;
    }

    private Balance awaitBalance(long delivered, long parked) {
        return await().atMost(EventRoom.PATIENCE)
                .until(
                        () -> room.balance("satu"),
                        each -> each.delivered() == delivered && each.parked() == parked && each.even());
    }

    private EventRetention retention() {
        return room.bean(EventRetention.class);
    }

    private long count(String from) {
        return room.jdbc().sql("select count(*) from " + from).query(Long.class).single();
    }

    @Test
    void whatIsOverGoesAndWhatIsParkedStaysAndAllIsAccountedFor() throws Exception {
        receiver.refuse("d3");
        List<CallId> ids = publish(1, 5);
        awaitBalance(4, 1);

        clock.forward(KEPT.minusHours(1));
        assertThat(retention().due().events()).isEmpty();
        clock.forward(Duration.ofHours(2));
        RetentionPlan plan = retention().due();
        assertThat(plan.events())
                .singleElement()
                .returns(TYPE, Due::type)
                .returns("pribadi", Due::dataClass)
                .returns(4L, Due::events)
                .returns(4L, Due::settlements)
                .returns(1L, Due::stay);
        assertThat(plan.log()).extracting(Log::topics).containsExactly("simpul.lane.*");
        assertThat(count("event.event")).isEqualTo(5);
        assertThat(count("event.settled")).isEqualTo(4);
        assertThat(retention().removals()).isEmpty();

        RetentionPlan removed = retention().remove("operator");

        assertThat(removed.events())
                .extracting(Due::events, Due::settlements, Due::stay)
                .containsExactly(tuple(4L, 4L, 1L));
        assertThat(removed.log()).isEqualTo(plan.log());
        assertThat(count("event.event")).isEqualTo(1);
        assertThat(count("event.settled")).isZero();
        assertThat(room.bean(EventStory.class).of(ids.get(2).value())).isPresent();
        assertThat(room.bean(EventStory.class).of(ids.get(1).value())).isEmpty();
        assertThat(awaitBalance(4, 1).accepted()).isEqualTo(5);
        assertThat(retention().removals())
                .hasSize(2)
                .allSatisfy(each -> assertThat(room.bean(Notary.class).text(each))
                        .startsWith("simpul/event-removal/")
                        .endsWith("\noperator\n"))
                .last()
                .asString()
                .contains("\n" + TYPE + "\npribadi\n");

        receiver.accept("d3");
        room.bean(Resend.class).resend(ids.get(2).value(), Receiver.PUBLISHER, "satu", "operator", "sudah benar");
        awaitBalance(5, 0);
        assertThat(retention().remove("operator").log())
                .as("nothing is owed any more")
                .extracting(Log::topics)
                .containsExactly("simpul.events");

        assertThat(count("event.event")).isZero();
        assertThat(retention().due().log()).isEmpty();
        publish(6, 6);
        assertThat(awaitBalance(6, 0).accepted()).isEqualTo(6);
    }

    @Test
    void whatWasRemovedIsNotDeliveredAgainWhereTheLogIsReadAgain() throws Exception {
        receiver.refuse("d1");
        publish(1, 3);
        awaitBalance(2, 1);
        clock.forward(KEPT.plusHours(1));
        retention().remove("operator");
        assertThat(count("event.event")).isEqualTo(1);
        room.close();
        fromTheBeginning();
        room.reopen();
        publish(4, 4);

        awaitBalance(3, 1);
        assertThat(room.balance("satu").accepted()).isEqualTo(4);
        assertThat(receiver.taken("satu")).extracting(each -> each.event().id()).containsExactly("e2", "e3", "e4");
    }

    @Test
    void aForgedRemovalIsNamedAndItsEventIsDeliveredAllTheSame() throws Exception {
        receiver.away("satu");
        publish(1, 3);
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").waiting() == 3);
        room.jdbc()
                .sql("insert into event.removed select id, 2, 2, 1, 0, '', 'k:forged' from event.lane where owed > 0")
                .update();

        assertThat(room.balance("satu").findings())
                .anySatisfy(each ->
                        assertThat(each).returns(Kind.FORGED, Finding::kind).returns(List.of(2L), Finding::numbers));
        receiver.back("satu");
        await().atMost(EventRoom.PATIENCE).until(() -> receiver.taken("satu").size() == 3);
        restore();
        awaitBalance(3, 0);
    }

    @Test
    void anAlteredRemovalIsNamed() throws Exception {
        receiver.refuse("d1");
        publish(1, 3);
        awaitBalance(2, 1);
        clock.forward(KEPT.plusHours(1));
        retention().remove("operator");
        awaitBalance(2, 1);

        room.jdbc()
                .sql("update event.removed set delivered = 1, expired = 1, reasons = 'dibatalkan=1'")
                .update();

        assertThat(room.balance("satu").findings())
                .singleElement()
                .returns(Kind.FORGED, Finding::kind)
                .returns(List.of(2L, 3L), Finding::numbers);
    }

    @Test
    void aDroppedRemovalIsMissingThoughItWasCounted() throws Exception {
        publish(1, 3);
        awaitBalance(3, 0);
        clock.forward(KEPT.plusHours(1));
        retention().remove("operator");
        awaitBalance(3, 0);
        assertThat(count("event.lane where counted_to = 3")).isEqualTo(1);

        assertThat(room.jdbc().sql("delete from event.removed").update()).isEqualTo(1);

        assertThat(room.balance("satu").waiting())
                .as("they may be on their way to the log")
                .isEqualTo(3);
        clock.forward(Duration.ofMinutes(1));
        assertThat(room.balance("satu").findings())
                .singleElement()
                .returns(Kind.MISSING, Finding::kind)
                .returns(List.of(1L, 2L, 3L), Finding::numbers);
    }

    @Test
    void whatIsParkedEndsWithItsKeyOnceItsOwnerWasTold() throws Exception {
        receiver.refuse("d1");
        publish(1, 2);
        awaitBalance(1, 1);
        HeldEndings endings = room.bean(HeldEndings.class);
        assertThat(endings.soon()).isEmpty();
        YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        Instant over = month.plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plus(KEPT);

        clock.forward(Duration.between(clock.instant(), over.minus(Duration.ofDays(10))));
        HeldEnding first = ending(endings);
        assertThat(first).isEqualTo(new HeldEnding(Receiver.PUBLISHER, "satu", "pribadi", month, 1, over, 14));
        assertThat(endings.tell(first)).isTrue();
        assertThat(endings.tell(first)).as("another node").isFalse();
        assertThat(ending(endings).due()).isZero();
        assertThat(retention().remove("operator").keys()).isEmpty();

        clock.forward(Duration.ofDays(11));
        HeldEnding last = ending(endings);
        assertThat(last.due()).isEqualTo(3);
        assertThat(last.ends()).as("nobody was told").isAfter(over.plus(Duration.ofDays(3)));
        assertThat(retention().remove("operator").keys()).isEmpty();
        assertThat(endings.tell(last)).isTrue();
        clock.forward(Duration.ofDays(2));
        assertThat(retention().due().keys()).isEmpty();

        clock.forward(Duration.ofDays(2));
        String scope = "pribadi/" + month;
        assertThat(retention().due().keys()).containsExactly(scope);
        assertThat(awaitBalance(1, 1).expired()).isZero();
        assertThat(retention().remove("operator").keys()).containsExactly(scope);

        assertThat(awaitBalance(1, 0).expired()).isEqualTo(1);
        assertThat(room.jdbc()
                        .sql("select reason from event.settled")
                        .query(String.class)
                        .list())
                .containsExactly("kunci-dimusnahkan");
        assertThat(retention().removals().getFirst())
                .contains("event-removal/key")
                .contains(scope);
        retention().remove("operator");
        assertThat(count("event.event")).isZero();
        assertThat(awaitBalance(1, 0).expired()).isEqualTo(1);
        assertThat(room.bean(PayloadKeys.class).held())
                .filteredOn(each -> each.scope().equals(scope))
                .allSatisfy(each -> assertThat(each.destroyed()).isNotNull());
    }

    private static HeldEnding ending(HeldEndings endings) {
        List<HeldEnding> soon = endings.soon();
        assertThat(soon).hasSize(1);
        return soon.getFirst();
    }

    private void restore() throws Exception {
        room.bean(Restore.class).restore(Receiver.PUBLISHER, "satu", "operator", "baris palsu");
    }

    private void fromTheBeginning() throws Exception {
        try (Admin admin = room.admin()) {
            Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
            for (int each = 0; each < Topics.EVENT_PARTITIONS; each++) {
                beginning.put(new TopicPartition(Topics.EVENTS, each), new OffsetAndMetadata(0));
            }
            admin.alterConsumerGroupOffsets(Router.GROUP, beginning).all().get();
        }
    }
}
