package id.simpul.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.TestBroker;
import id.simpul.hub.store.Home;
import id.simpul.hub.store.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever rules the database changes the past in every way that we could think of; the verifier names each place. */
class LedgerVerifierIT {
    private static final int CALLS = 200;

    @TempDir
    private static Path folder;

    private static final DataSource WRITTEN = TestPostgres.fresh();
    private static final TestBroker BROKER = TestBroker.shared();

    private final DataSource database = TestPostgres.copyOf(WRITTEN);
    private final JdbcClient jdbc = JdbcClient.create(database);
    private int partition;

    @BeforeAll
    static void writeAndSign() {
        try (LedgerRoom room = new LedgerRoom(folder, WRITTEN, BROKER.settings())) {
            room.calls(0, CALLS);
            room.awaitRecords(2 * CALLS);
            room.awaitCheckpoints();
        }
    }

    @BeforeEach
    void choosePartition() {
        partition = jdbc.sql("select partition from ledger.tree order by size desc limit 1")
                .query(Integer.class)
                .single();
    }

    private VerifyReport verify() {
        KeyRing keys = new KeyRing(new Home(folder), Clock.systemUTC(), LedgerRoom.KEK);
        CheckpointTopic topic = new CheckpointTopic(new KafkaClients(BROKER.settings()));
        return new LedgerVerifier(keys, new Notary(keys), new Home(folder), topic, database).verify();
    }

    @Test
    void nothingIsFoundWhereNothingWasDone() {
        VerifyReport report = verify();

        assertThat(report.intact()).isTrue();
        assertThat(report.records()).isEqualTo(2 * CALLS);
        assertThat(report.partitions())
                .allSatisfy(each -> assertThat(each.checkpoints()).isPositive());
        assertThat(report.notes()).isEmpty();
    }

    private List<Finding> findings() {
        return verify().findings();
    }

    private void sql(String statement) {
        jdbc.sql(statement.replace("$p", Integer.toString(partition))).update();
    }

    private void found(Finding.Kind kind, long seq) {
        assertThat(findings()).singleElement().satisfies(each -> {
            assertThat(each.kind()).isEqualTo(kind);
            assertThat(each.partition()).isEqualTo(partition);
            assertThat(each.seq()).isEqualTo(seq);
        });
    }

    private long size() {
        return jdbc.sql("select count(*) from ledger.record where partition = ?")
                .params(partition)
                .query(Long.class)
                .single();
    }

    @Test
    void aChangedBody() {
        sql("update ledger.record set body = replace(body, 'simpeg', 'parkir') where partition = $p and seq = 7");

        found(Finding.Kind.CHANGED, 7);
    }

    @Test
    void aChangedColumn() {
        sql("update ledger.record set outcome = 'batas-waktu' where partition = $p and seq = 7");

        found(Finding.Kind.COLUMNS_DIFFER, 7);
    }

    @Test
    void aChangedTime() {
        sql("update ledger.record set at = at + interval '1 microsecond' where partition = $p and seq = 7");

        found(Finding.Kind.COLUMNS_DIFFER, 7);
    }

    @Test
    void aChangedHash() {
        sql("update ledger.record set leaf_hash = sha256('x') where partition = $p and seq = 7");

        found(Finding.Kind.CHANGED, 7);
    }

    @Test
    void aChangedBodyWithItsHashAndColumnsForgedToFit() {
        String body = jdbc.sql("select body from ledger.record where partition = ? and seq = 7")
                .params(partition)
                .query(String.class)
                .single()
                .replace("simpeg", "parkir");
        jdbc.sql(
                        "update ledger.record set body = ?, consumer = 'parkir', leaf_hash = ? where partition = ? and seq = 7")
                .params(body, Sha256.leaf(partition, 7, body.getBytes(StandardCharsets.UTF_8)), partition)
                .update();

        found(Finding.Kind.CHANGED, 7);
    }

    @Test
    void aDeletedRow() {
        sql("delete from ledger.record where partition = $p and seq = 7");

        found(Finding.Kind.MISSING, 7);
    }

    @Test
    void aDeletedRowWhoseGapWasClosed() {
        sql("delete from ledger.record where partition = $p and seq = 7");
        shift(-1, 8);
        sql("update ledger.tree set size = size - 1 where partition = $p");

        assertThat(findings().getFirst()).satisfies(each -> {
            assertThat(each.kind()).isEqualTo(Finding.Kind.MISSING);
            assertThat(each.seq()).isEqualTo(7);
        });
    }

    private void shift(int by, long from) {
        sql("update ledger.record set seq = seq + 1000000 where partition = $p and seq >= " + from);
        sql("update ledger.record set seq = seq - 1000000 + " + by + " where partition = $p and seq >= 1000000");
    }

    @Test
    void anInsertedRowAtTheEnd() {
        insertCopyAt(size());

        found(Finding.Kind.INSERTED, size() - 1);
    }

    private void insertCopyAt(long seq) {
        sql("insert into ledger.record select partition, " + seq + ", at + interval '1 second', call_id || 'x', phase,"
                + " consumer, application, service, operation, outcome, status, micros, trace_id, subject, body,"
                + " leaf_hash, seal from ledger.record where partition = $p and seq = 3");
    }

    @Test
    void aForgedRowAtTheEndThatTheTreeCounts() {
        long size = size();
        insertCopyAt(size);
        sql("update ledger.tree set size = size + 1 where partition = $p");

        assertThat(findings()).singleElement().satisfies(each -> {
            assertThat(each.seq()).isEqualTo(size);
            assertThat(each.kind()).isIn(Finding.Kind.INSERTED, Finding.Kind.CHANGED, Finding.Kind.OUT_OF_ORDER);
        });
    }

    @Test
    void aChangedTree() {
        sql("update ledger.tree set size = size - 1 where partition = $p");

        found(Finding.Kind.CHANGED, size() - 1);
    }

    @Test
    void anInsertedRowWithTheNumberOfAnother() {
        insertCopyAt(7);

        assertThat(findings()).singleElement().satisfies(each -> {
            assertThat(each.kind()).isEqualTo(Finding.Kind.INSERTED);
            assertThat(each.seq()).isEqualTo(7);
        });
    }

    @Test
    void anInsertedRowForWhichTheOthersMadeRoom() {
        shift(1, 7);
        insertCopyAt(7);
        sql(
                "update ledger.record set body = replace(body, 'simpeg', 'parkir'), seal = 'x:y' where partition = $p and seq = 7");
        sql("update ledger.tree set size = size + 1 where partition = $p");

        found(Finding.Kind.INSERTED, 7);
    }

    @Test
    void twoRowsWithSwappedNumbers() {
        sql("update ledger.record set seq = case seq when 7 then 9 else 7 end where partition = $p and seq in (7, 9)");

        found(Finding.Kind.OUT_OF_ORDER, 7);
    }

    @Test
    void twoRowsWithSwappedContents() {
        sql("""
                update ledger.record r set body = o.body, at = o.at, call_id = o.call_id || 'x', phase = o.phase,
                    outcome = o.outcome, status = o.status, micros = o.micros
                from ledger.record o
                where r.partition = $p and o.partition = $p and r.seq in (7, 9) and o.seq = 16 - r.seq
                """);

        found(Finding.Kind.OUT_OF_ORDER, 7);
    }

    @Test
    void theNewestRowsCutOff() {
        long size = size();
        sql("delete from ledger.record where partition = $p and seq >= " + (size - 5));

        found(Finding.Kind.CUT_OFF, size - 5);
        assertThat(findings().getFirst().text())
                .contains("rows " + (size - 5) + " to " + (size - 1) + " missing: the newest rows were cut off")
                .contains("says " + size + ", table ledger.record has " + (size - 5));
    }

    @Test
    void theNewestRowsCutOffTogetherWithEverythingThatSpeaksOfThem() {
        long size = size();
        sql("delete from ledger.record where partition = $p and seq >= " + (size - 5));
        sql("delete from ledger.checkpoint where partition = $p");
        sql("delete from ledger.tree where partition = $p");

        assertThat(findings()).extracting(Finding::kind).containsExactly(Finding.Kind.CHANGED, Finding.Kind.CUT_OFF);
        assertThat(findings().getLast()).satisfies(each -> {
            assertThat(each.seq()).isEqualTo(size - 5);
            assertThat(each.text()).contains("in a file of this node says " + size);
        });
    }

    @Test
    void allRowsOfAPartitionDeleted() {
        long size = size();
        for (String table : List.of("record", "checkpoint", "tree", "open")) {
            sql("delete from ledger." + table + " where partition = $p");
        }

        found(Finding.Kind.CUT_OFF, 0);
        assertThat(findings().getFirst().text()).contains("rows 0 to " + (size - 1) + " missing");
    }

    @Test
    void aForgedCheckpoint() {
        sql("update ledger.checkpoint set note = replace(note, '/ledger/', '/Ledger/') where partition = $p");

        assertThat(findings()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.kind()).isEqualTo(Finding.Kind.CHECKPOINT);
            assertThat(each.partition()).isEqualTo(partition);
        });
    }
}
