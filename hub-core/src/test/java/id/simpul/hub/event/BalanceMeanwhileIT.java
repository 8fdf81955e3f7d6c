package id.simpul.hub.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.event.OverRows.Kind;
import id.simpul.hub.event.OverRows.Over;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.LogOffsets;
import id.simpul.hub.log.TestBroker;
import id.simpul.hub.registry.Application.Subscription.Order;
import id.simpul.hub.store.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A balance is read from several places one after the other; whatever happens between two of them, it adds up. */
class BalanceMeanwhileIT {
    private static final Duration OVER = Duration.ofDays(181);

    private final Receiver receiver = new Receiver();
    private final AheadClock clock = new AheadClock();
    private final DataSource database = TestPostgres.fresh();
    private EventRoom room;
    private int published;
    private int happened;

    @BeforeEach
    void open(@TempDir Path home) {
        room = new EventRoom(
                "n1",
                home,
                database,
                TestBroker.shared().settings(),
                Receiver.city(1, Order.PROGRESS, "satu"),
                receiver,
                clock);
        // what they would do by themselves the test does
        room.bean(EventRetention.class).stop();
        room.bean(BalanceWatch.class).stop();
    }

    @AfterEach
    void close() {
        room.close();
    }

    /** Where a count stands when something happens. */
    private enum Moment {
        LOG_SEEN,
        LOG_READ,
        TABLES_READ,
        MARKS_READ
    }

    private interface Meanwhile {
        void happens() throws Exception;
    }

    /** Counts, and lets {@code meanwhile} happen at that moment of it. */
    private List<Balance> count(Moment moment, Meanwhile meanwhile) throws Exception {
        try (LogOffsets offsets = new LogOffsets(room.bean(KafkaClients.class)) {
            @Override
            public Look look(String group, Collection<TopicPartition> partitions)
                    throws ExecutionException, InterruptedException {
                Look seen = super.look(group, partitions);
                at(Moment.LOG_SEEN, moment, meanwhile);
                return seen;
            }
        }) {
            return count(offsets, moment, meanwhile);
        }
    }

    private List<Balance> count(LogOffsets offsets, Moment moment, Meanwhile meanwhile) throws Exception {
        LaneReach reach = new LaneReach(room.bean(KafkaClients.class), offsets) {
            @Override
            Map<LaneName, Reach> of(Collection<LaneName> lanes) throws ExecutionException, InterruptedException {
                Map<LaneName, Reach> read = super.of(lanes);
                at(Moment.LOG_READ, moment, meanwhile);
                return read;
            }
        };
        BalanceRows rows = new BalanceRows(database) {
            @Override
            List<LaneRow> lanes(Map<LaneName, LaneReach.Reach> inLog) {
                List<LaneRow> read = super.lanes(inLog);
                at(Moment.TABLES_READ, moment, meanwhile);
                return read;
            }

            @Override
            void counted(LaneRow lane, long to, long delivered, long expired) {
                at(Moment.MARKS_READ, moment, meanwhile);
                super.counted(lane, to, delivered, expired);
            }
        };
        Marks marks =
                new Marks(room.bean(SettledRows.class), rows, new RemovedRows(database, room.bean(KeyRing.class)));
        happened = 0;
        List<Balance> counted = new Balances(rows, reach, marks, room.bean(Recount.class), clock).now();
        assertThat(happened).as(moment.name()).isEqualTo(1);
        return counted;
    }

    private void at(Moment now, Moment moment, Meanwhile meanwhile) {
        if (now == moment && happened == 0) {
            try {
                happened++;
                meanwhile.happens();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    /** Publishes one more, and waits until it came to its end, or is parked, without counting. */
    private void publish(boolean taken) {
        String number = "d" + ++published;
        if (!taken) {
            receiver.refuse(number);
        }
        room.publish(EventRoom.event("e" + published, "kunci", number));
        await().atMost(EventRoom.PATIENCE)
                .until(() -> room.jdbc()
                                .sql("select (select count(*) from event.settled)"
                                        + " + (select coalesce(sum(last - first + 1), 0) from event.removed)"
                                        + " + (select count(*) from event.held where state = 'parked')")
                                .query(Long.class)
                                .single()
                        == published);
    }

    private void remove() throws Exception {
        clock.forward(OVER);
        assertThat(room.bean(EventRetention.class).remove("operator").events()).isNotEmpty();
    }

    private void requireEven(List<Balance> balances, Object when) {
        assertThat(balances)
                .as(String.valueOf(when))
                .singleElement()
                .satisfies(each -> assertThat(each.findings()).isEmpty());
    }

    private void requireSums(int parked) throws Exception {
        assertThat(room.balance("satu"))
                .returns((long) published, Balance::accepted)
                .returns((long) parked, Balance::parked)
                .returns((long) published - parked, Balance::delivered)
                .returns(true, Balance::even);
    }

    @Test
    void whatIsRemovedMeanwhile() throws Exception {
        for (Moment each : Moment.values()) {
            removedAt(each);
            requireSums(0);
        }
        publish(false);
        removedAt(Moment.LOG_READ);
        removedAt(Moment.TABLES_READ);
        requireSums(1);
    }

    /** First what was there when the count began, then together with what came since. */
    private void removedAt(Moment moment) throws Exception {
        publish(true);
        publish(true);
        requireEven(count(moment, this::remove), moment);
        publish(true);
        requireEven(
                count(moment, () -> {
                    publish(true);
                    remove();
                }),
                moment);
    }

    @Test
    void whatComesWhileTheLogIsRead() throws Exception {
        publish(true);
        requireSums(0);
        requireEven(count(Moment.LOG_READ, () -> publish(true)), Moment.LOG_READ);
        requireSums(0);
        publish(true);
        requireEven(count(Moment.TABLES_READ, () -> publish(true)), Moment.TABLES_READ);
        publish(true);
        requireEven(count(Moment.MARKS_READ, () -> publish(true)), Moment.MARKS_READ);
        requireSums(0);
        requireEven(count(Moment.LOG_READ, () -> publish(false)), "parked");
        requireSums(1);
    }

    @Test
    void aRemovalThatIsUnderWay() throws Exception {
        publish(true);
        publish(false);
        publish(true);
        OverRows rows = room.bean(OverRows.class);
        Kind kind = rows.kinds().getFirst();
        List<Over> batch = rows.before(kind, clock.instant().plus(OVER), null, published);
        FutureTask<List<Balance>> count =
                new FutureTask<>(() -> room.bean(Balances.class).now());

        room.bean(EventRemoval.class).remove(batch, _ -> {
            Thread.ofVirtual().start(count);
            await().atMost(EventRoom.PATIENCE).until(() -> count.isDone() || waits());
        });

        requireEven(count.get(), "under way");
        assertThat(room.jdbc()
                        .sql("select count(*) from event.settled")
                        .query(Long.class)
                        .single())
                .isZero();
        requireSums(1);
    }

    /** Whether somebody waits for the removal's transaction. */
    private boolean waits() {
        return room.jdbc()
                .sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }
}
