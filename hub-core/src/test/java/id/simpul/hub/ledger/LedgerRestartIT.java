package id.simpul.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.TestBroker;
import id.simpul.hub.log.Topics;
import id.simpul.hub.store.Home;
import id.simpul.hub.store.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kill, a lost log or a lost database leave behind: nothing is lost, nothing doubled, nothing passed over. */
class LedgerRestartIT {
    @TempDir
    private Path folder;

    private final DataSource database = TestPostgres.fresh();
    private final TestBroker broker = TestBroker.shared();
    private Path home = Path.of("");

    @BeforeEach
    void home() {
        home = folder.resolve("home");
    }

    private LedgerRoom start() {
        return new LedgerRoom(home, database, broker.settings());
    }

    /** What a hub leaves that was killed before it shipped anything: a journal. */
    private void killedAfter(LedgerRecord... records) throws IOException {
        try (Journal journal = new Journal(new Home(home).journal(), JournalSize.ofMegabytes(64, 2))) {
            for (LedgerRecord each : records) {
                LedgerRecord own = new LedgerRecord(
                        each.format(),
                        each.callId(),
                        each.phase(),
                        each.at(),
                        journal.node().toString(),
                        each.registryVersion(),
                        each.terms(),
                        each.result());
                journal.append(own.callId(), CanonicalForm.encode(own), own.phase() == Phase.OPENING);
            }
        }
    }

    private static LedgerRecord opening(int call) {
        return Samples.opening(Samples.callId(call), Samples.AT);
    }

    private static LedgerRecord closing(int call) {
        return Samples.closing(Samples.callId(call), Samples.AT);
    }

    @Test
    void openCallsOfAKilledHubAreClosedAsTerputus() throws IOException {
        killedAfter(opening(1), closing(1), opening(2));

        try (LedgerRoom room = start()) {
            room.awaitRecords(4);

            assertThat(room.bean(LedgerReader.class).records(Samples.callId(2)))
                    .extracting(StoredRecord::evidence)
                    .satisfiesExactly(first -> assertThat(first.phase()).isEqualTo(Phase.OPENING), last -> {
                        assertThat(last.phase()).isEqualTo(Phase.CLOSING);
                        assertThat(last.terms()).isEqualTo(Samples.terms());
                        assertThat(last.result()).isEqualTo(Result.cutOff());
                        assertThat(last.node()).isEqualTo(room.evidence().node());
                    });
            assertThat(room.bean(LedgerReader.class).records(Samples.callId(1))).hasSize(2);
            assertThat(room.count("ledger.open")).isZero();
            assertThat(room.bean(LedgerVerifier.class).verify().findings()).isEmpty();
        }
    }

    @Test
    void aClosingThatWaitedInTheJournalIsNotOverwrittenByTerputus() throws IOException {
        try (LedgerRoom room = start()) {
            room.evidence()
                    .append(LedgerRecord.opening(
                            Samples.callId(1), Samples.AT, room.evidence().node(), 7, Samples.terms()));
            room.awaitRecords(1);
            assertThat(room.count("ledger.open")).isEqualTo(1);
        }
        killedAfter(closing(1));

        try (LedgerRoom room = start()) {
            room.awaitRecords(2);

            assertThat(room.bean(LedgerReader.class).calls(all()))
                    .extracting(CallSummary::outcome)
                    .containsExactly("ok");
        }
    }

    private static CallQuery all() {
        return new CallQuery(
                Samples.AT.minusSeconds(9), Samples.AT.plusSeconds(9), null, null, null, null, false, 100, null);
    }

    @Test
    void aJournalThatIsShippedTwiceDoublesNothing() throws Exception {
        try (LedgerRoom room = start()) {
            room.calls(0, 20);
            room.awaitRecords(40);
            again(room, 0, 20);
            again(room, 5, 25);
            room.awaitRecords(50);

            assertThat(room.count("ledger.record")).isEqualTo(50);
            assertThat(room.count("ledger.open")).isZero();
            assertThat(room.bean(LedgerVerifier.class).verify().findings()).isEmpty();
        }
    }

    /** Sends the records of calls to the topic as a repeated shipment would. */
    private void again(LedgerRoom room, int from, int to) throws ExecutionException, InterruptedException {
        try (Producer<byte[], byte[]> producer = room.bean(KafkaClients.class).producer("again", Map.of())) {
            for (int each = from; each < to; each++) {
                String call = Samples.callId(each);
                for (LedgerRecord record : List.of(
                        Samples.opening(call, Samples.AT.plusMillis(each)),
                        Samples.closing(call, Samples.AT.plusMillis(each)))) {
                    send(producer, CanonicalForm.encode(record));
                }
            }
        }
    }

    private static void send(Producer<byte[], byte[]> producer, byte[] value)
            throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(Topics.LEDGER, CanonicalForm.callId(value), value))
                .get();
    }

    @Test
    void whatIsNoRecordIsAnIncident() throws Exception {
        try (LedgerRoom room = start()) {
            room.calls(0, 1);
            try (Producer<byte[], byte[]> producer =
                    room.bean(KafkaClients.class).producer("alien", Map.of())) {
                send(producer, "{\"v\":1,\"call\":\"alien\"}".getBytes(StandardCharsets.UTF_8));
            }

            await().atMost(LedgerRoom.PATIENCE)
                    .ignoreExceptions()
                    .until(() -> !room.bean(LedgerIncidents.class).open().isEmpty());
            assertThat(room.bean(LedgerIncidents.class).open())
                    .extracting(Incident::kind)
                    .containsExactly(Incident.Kind.UNREADABLE_RECORD);
            room.calls(1, 2);
            room.awaitRecords(4);
        }
    }

    @Test
    void aLostEndOfTheTopicIsAnIncidentAndLosesNothing() {
        try (LedgerRoom room = start()) {
            room.calls(0, 20);
            room.awaitRecords(40);
        }
        broker.deleteTopics();

        try (LedgerRoom room = start()) {
            room.calls(20, 30);
            room.awaitRecords(60);

            assertThat(room.count("ledger.record")).isEqualTo(60);
            assertThat(room.bean(LedgerIncidents.class).open())
                    .isNotEmpty()
                    .allSatisfy(each ->
                            assertThat(each.kind()).isIn(Incident.Kind.POSITION_BEYOND_END, Incident.Kind.ANOTHER_LOG));
            assertThat(room.bean(LedgerVerifier.class).verify().findings()).isEmpty();
        }
    }

    @Test
    void aReplacedTopicOfTheSameLengthIsRecognised() throws Exception {
        try (LedgerRoom room = start()) {
            room.calls(0, 20);
            room.awaitRecords(40);
        }
        broker.deleteTopics();
        try (LedgerRoom other = new LedgerRoom(folder.resolve("other"), TestPostgres.fresh(), broker.settings())) {
            other.calls(100, 160);
            other.awaitRecords(120);
        }

        try (LedgerRoom room = start()) {
            room.awaitRecords(160);

            assertThat(room.count("ledger.record")).isEqualTo(160);
            assertThat(room.bean(LedgerIncidents.class).open())
                    .extracting(Incident::kind)
                    .contains(Incident.Kind.ANOTHER_LOG);
        }
    }

    @Test
    void aLostDatabaseIsAnIncidentAndIsWrittenAgainFromTheTopic() {
        try (LedgerRoom room = start()) {
            room.calls(0, 20);
            room.awaitRecords(40);
            room.awaitCheckpoints();
        }

        try (LedgerRoom room = new LedgerRoom(home, TestPostgres.fresh(), broker.settings())) {
            room.awaitRecords(40);
            room.awaitCheckpoints();

            assertThat(room.bean(LedgerIncidents.class).open())
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(each.kind()).isEqualTo(Incident.Kind.LEDGER_SHRANK));
            assertThat(room.bean(LedgerVerifier.class).verify().findings()).isEmpty();
        }
    }

    @Test
    void anotherNodeTakesOverWhereTheFirstStopped() {
        try (LedgerRoom first = start()) {
            first.calls(0, 20);
            first.awaitRecords(40);
            try (LedgerRoom second = new LedgerRoom(folder.resolve("second"), database, broker.settings())) {
                second.calls(100, 120);
                first.awaitRecords(80);
                first.close();
                second.calls(200, 220);
                second.awaitRecords(120);

                assertThat(second.count("ledger.record")).isEqualTo(120);
                assertThat(second.bean(LedgerIncidents.class).open()).isEmpty();
            }
        }
    }

    @Test
    void aBrokerThatIsAwayOnlyDelays(@TempDir Path data) {
        try (TestBroker own = new TestBroker(data);
                LedgerRoom room = new LedgerRoom(home, database, own.settings())) {
            room.calls(0, 10);
            room.awaitRecords(20);
            own.stop();
            room.calls(10, 500);
            own.restart();

            room.awaitRecords(1000);
            assertThat(room.count("ledger.record")).isEqualTo(1000);
            assertThat(room.bean(LedgerIncidents.class).open()).isEmpty();
        }
    }
}
