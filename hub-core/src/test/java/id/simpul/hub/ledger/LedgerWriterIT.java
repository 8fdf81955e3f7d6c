package id.simpul.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.log.TestBroker;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.store.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class LedgerWriterIT {
    @TempDir
    private Path home;

    private final DataSource database = TestPostgres.fresh();
    private final TestBroker broker = TestBroker.shared();

    private LedgerRoom start() {
        return new LedgerRoom(home, database, broker.settings());
    }

    @Test
    void everyRecordReachesTheTablesOnceAndInOrder() {
        try (LedgerRoom room = start()) {
            room.calls(0, 3000);
            room.evidence().append(Samples.refusal(Samples.callId(9999), Samples.AT));

            room.awaitRecords(6001);

            assertThat(room.count("ledger.record")).isEqualTo(6001);
            assertThat(room.count("ledger.open")).isZero();
            assertThat(room.count("ledger.tree t where size <> (select count(*) from ledger.record r"
                            + " where r.partition = t.partition)"))
                    .isZero();
            assertThat(room.bean(LedgerReader.class).records(Samples.callId(7)))
                    .extracting(each -> each.evidence().phase())
                    .containsExactly(Phase.OPENING, Phase.CLOSING);
            assertThat(room.bean(LedgerVerifier.class).verify()).satisfies(report -> {
                assertThat(report.findings()).isEmpty();
                assertThat(report.records()).isEqualTo(6001);
            });
        }
    }

    /** As of a hub that was killed and stayed off: its calls are closed at the next start. */
    @Test
    void aCallThatIsClosedMonthsLaterIsNotOpenAnyMore() {
        try (LedgerRoom room = start()) {
            LedgerRecord opening = Samples.opening(Samples.callId(1), Samples.AT);
            room.evidence().append(opening);
            room.awaitRecords(1);
            assertThat(room.count("ledger.open")).isEqualTo(1);

            room.evidence().append(opening.closed(Samples.AT.plus(Duration.ofDays(90)), "n1/1", Samples.ok()));
            room.awaitRecords(2);

            assertThat(room.count("ledger.open")).isZero();
        }
    }

    @Test
    void aRestartGoesOnWhereTheLastOneEnded() {
        try (LedgerRoom first = start()) {
            first.calls(0, 50);
            first.awaitRecords(100);
        }
        try (LedgerRoom second = start()) {
            second.calls(50, 100);
            second.awaitRecords(200);

            assertThat(second.count("ledger.record")).isEqualTo(200);
            assertThat(second.bean(LedgerIncidents.class).open()).isEmpty();
            second.awaitCheckpoints();
            assertThat(second.bean(LedgerVerifier.class).verify().findings()).isEmpty();
        }
    }

    @Test
    void theReaderFiltersAndPages() {
        try (LedgerRoom room = start()) {
            room.calls(0, 25);
            room.evidence().append(Samples.refusal(Samples.callId(9999), Samples.AT));
            room.awaitRecords(51);
            LedgerReader reader = room.bean(LedgerReader.class);

            List<CallSummary> first = reader.calls(query(10, null, false));
            List<CallSummary> second = reader.calls(query(10, first.getLast().cursor(), false));
            List<CallSummary> third = reader.calls(query(10, second.getLast().cursor(), false));

            assertThat(List.of(first.size(), second.size(), third.size())).containsExactly(10, 10, 6);
            assertThat(first.getFirst().callId()).isEqualTo(Samples.callId(24));
            assertThat(first.getFirst().startedAt()).isEqualTo(Samples.AT.plusMillis(24));
            assertThat(reader.calls(query(10, null, true)))
                    .extracting(CallSummary::outcome)
                    .containsExactly("layanan-tidak-ada");
            assertThat(reader.counts(Samples.AT.minusSeconds(1)))
                    .containsEntry("ok", 25L)
                    .containsEntry("layanan-tidak-ada", 1L);
        }
    }

    private static CallQuery query(int limit, @Nullable String before, boolean problems) {
        Instant from = Samples.AT.minusSeconds(3600);
        return new CallQuery(from, from.plusSeconds(7200), null, null, null, null, problems, limit, before);
    }

    @Test
    void theReaderTellsHowOldItsPictureIs() {
        Instant before = Instant.now();
        try (LedgerRoom room = start()) {
            await().atMost(LedgerRoom.PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(
                                    room.bean(LedgerReader.class).freshness().completeUntil())
                            .isAfter(before));
        }
    }

    @Test
    void refusalsOfStrangersAreCountedByMinuteAddressAndCode() {
        try (LedgerRoom room = start()) {
            UnknownRefusals refusals = room.bean(UnknownRefusals.class);
            IntStream.range(0, 3).forEach(each -> refusals.count("10.0.0.1", FaultCode.TOKEN_TIDAK_ADA));
            refusals.count("10.0.0.2", FaultCode.TOKEN_TIDAK_SAH);

            await().atMost(LedgerRoom.PATIENCE)
                    .ignoreExceptions()
                    .until(() -> room.jdbc()
                                    .sql("select coalesce(sum(count), 0) from ledger.unknown_refusal"
                                            + " where address = '10.0.0.1' and code = 'token-tidak-ada'")
                                    .query(Long.class)
                                    .single()
                            == 3);
        }
    }

    @Test
    void whatIsWrittenWhileAVerificationRunsIsNoFinding() {
        try (LedgerRoom room = start()) {
            Thread writing = Thread.ofVirtual().start(() -> room.calls(0, 2000));

            await().atMost(LedgerRoom.PATIENCE)
                    .ignoreExceptionsInstanceOf(DataAccessException.class)
                    .until(() -> {
                        assertThat(room.bean(LedgerVerifier.class).verify().findings())
                                .isEmpty();
                        return room.count("ledger.record") == 4000;
                    });
            assertThat(writing.isAlive()).isFalse();
        }
    }
}
