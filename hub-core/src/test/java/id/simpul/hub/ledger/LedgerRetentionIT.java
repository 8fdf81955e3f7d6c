package id.simpul.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.TestBroker;
import id.simpul.hub.store.Home;
import id.simpul.hub.store.TestPostgres;
import id.simpul.verify.Verify;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Months are removed, and what stays still proves itself. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LedgerRetentionIT {
    private static final Instant MARCH = Instant.parse("2019-03-31T23:59:00Z");
    private static final Instant APRIL = Instant.parse("2019-04-01T00:00:01Z");
    private static final int CALLS = 2000;
    private static final int OVER = 1700;

    @TempDir
    private static Path folder;

    private static final DataSource WRITTEN = TestPostgres.fresh();
    private static final TestBroker BROKER = TestBroker.shared();

    private final DataSource database = TestPostgres.copyOf(WRITTEN);
    private final KeyRing keys = new KeyRing(new Home(folder), Clock.systemUTC(), LedgerRoom.KEK);
    private final Notary notary = new Notary(keys);
    private final LedgerRetention retention =
            new LedgerRetention(database, keys, notary, Clock.systemUTC(), "simpul", 60);
    private final Receipts receipts = new Receipts(database, new EvidenceDigests(keys), notary, "simpul");

    /** March and April, round whose border the records lie between each other, and then the month of the other tests. */
    @BeforeAll
    static void writeAndSign() {
        try (LedgerRoom room = new LedgerRoom(folder, WRITTEN, BROKER.settings())) {
            write(room, 0, 700);
            write(room, 700, 760);
            write(room, 760, OVER);
            write(room, OVER, CALLS);
            room.awaitCheckpoints();
        }
    }

    private static void write(LedgerRoom room, int from, int to) {
        for (int each = from; each < to; each++) {
            call(room, each, at(each));
        }
        room.awaitRecords(2L * to);
    }

    private static Instant at(int call) {
        boolean april = call >= 760 || (call >= 700 && call % 2 == 1);
        return call >= OVER ? Samples.AT : april ? APRIL : MARCH;
    }

    private static void call(LedgerRoom room, int n, Instant at) {
        room.evidence().append(Samples.opening(Samples.callId(n), at));
        room.evidence().append(Samples.closing(Samples.callId(n), at));
    }

    private VerifyReport verify() {
        CheckpointTopic topic = new CheckpointTopic(new KafkaClients(BROKER.settings()));
        return new LedgerVerifier(keys, notary, new Home(folder), topic, database).verify();
    }

    @Test
    void whatStaysVerifiesFromItsCheckpointsAndReceiptsOfBothStayValid() throws IOException {
        byte[] removed = receipt(100);
        List<LedgerRetention.Due> planned = retention.due();
        assertThat(planned)
                .extracting(LedgerRetention.Due::month)
                .containsExactly(YearMonth.of(2019, 3), YearMonth.of(2019, 4));
        assertThat(count("ledger.record")).isEqualTo(2 * CALLS);

        assertThat(retention.remove("auditor")).isEqualTo(planned);

        VerifyReport report = verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.records()).isEqualTo(2 * (CALLS - OVER));
        assertThat(report.partitions()).allSatisfy(each -> {
            assertThat(each.removed()).isPositive();
            assertThat(each.checkpoints()).isPositive();
        });
        assertThat(verdict(removed)).startsWith("SAH: ");
        for (int each = OVER; each < CALLS; each += 13) {
            assertThat(verdict(receipt(each))).startsWith("SAH: ");
        }
        assertThat(receipts.of(Samples.callId(100))).isEmpty();
        assertThat(retention.removals())
                .hasSize(8)
                .allSatisfy(
                        each -> assertThat(each).startsWith("simpul/removal/").contains("\nauditor\n"));
        assertThat(retention.due()).isEmpty();
    }

    /** The last one, because it writes on in the node's files of checkpoints and in their topic. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aHubRemovesWhatIsOverAndGoesOnAndNothingRemovedComesBack() throws IOException {
        try (LedgerRoom room = new LedgerRoom(folder, database, BROKER.settings(), 60)) {
            await().atMost(LedgerRoom.PATIENCE).until(() -> room.count("ledger.removal") == 8);
            assertThat(verify().findings()).isEmpty();

            call(room, 3, MARCH);
            for (int each = CALLS; each < CALLS + 600; each++) {
                call(room, each, Samples.AT);
            }
            room.awaitRecords(2 * (CALLS - OVER + 600));
            room.awaitCheckpoints();

            assertThat(verify().findings()).isEmpty();
            assertThat(verify().records()).isEqualTo(2 * (CALLS - OVER + 600));
            assertThat(verdict(receipt(OVER + 1))).startsWith("SAH: ");
            assertThat(verdict(receipt(CALLS + 599))).startsWith("SAH: ");
        }
    }

    @Test
    void aMonthWithAnOpenCallStays() {
        sql("insert into ledger.open select call_id, partition, seq, at, 'n1', 1 from ledger.record"
                + " where phase = 'OPENING' and at < '2019-04-01' limit 1");

        assertThat(retention.remove("hub"))
                .singleElement()
                .satisfies(each ->
                        assertThat(each.blocked()).isEqualTo("1 calls opened in it or before have no closing yet"));

        assertThat(count("ledger.record")).isEqualTo(2 * CALLS);
        assertThat(retention.removals()).isEmpty();
    }

    @Test
    void aMonthThatNoCheckpointCoversStays() {
        sql("delete from ledger.checkpoint where partition = 2");

        assertThat(retention.remove("hub"))
                .singleElement()
                .satisfies(each ->
                        assertThat(each.blocked()).isEqualTo("no signed checkpoint stands over all its records yet"));
    }

    @Test
    void aDeletionThatNobodySignedIsFound() {
        retention.remove("hub");
        sql("update ledger.removal set note = replace(note, 'hub', 'bup')");

        assertThat(verify().findings()).extracting(Finding::kind).contains(Finding.Kind.CHECKPOINT);
    }

    @Test
    void aRecordThatIsPassedOffAsRemovedIsMissed() {
        retention.remove("hub");
        sql("insert into ledger.kept_leaf select partition, seq, leaf_hash, seal from ledger.record"
                + " where (partition, seq) = (select partition, max(seq) from ledger.record group by 1 limit 1)");
        sql("delete from ledger.record r using ledger.kept_leaf k where k.partition = r.partition and k.seq = r.seq");

        assertThat(verify().findings()).extracting(Finding::kind).containsExactly(Finding.Kind.CUT_OFF);
    }

    @Test
    void theDeletionRecordOfAnEarlierMonthDoesNotHideALaterOne() {
        retention.remove("hub");
        sql("delete from ledger.removal where month = '2019-04'");

        assertThat(verify().findings()).extracting(Finding::kind).contains(Finding.Kind.MISSING);
    }

    private void sql(String statement) {
        JdbcClient.create(database).sql(statement).update();
    }

    private long count(String from) {
        return JdbcClient.create(database)
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }

    private byte[] receipt(int call) {
        return Objects.requireNonNull(
                receipts.of(Samples.callId(call)).orElseThrow().receipt());
    }

    private String verdict(byte[] receipt) throws IOException {
        Path file = Files.write(folder.resolve("receipt.json"), receipt);
        Path publicKeys = Files.write(folder.resolve("city.pub"), receipts.verifierKeys());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Verify.run(
                new String[] {file.toString(), publicKeys.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }
}
