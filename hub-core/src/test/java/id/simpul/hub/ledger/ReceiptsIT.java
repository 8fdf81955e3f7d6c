package id.simpul.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.log.TestBroker;
import id.simpul.hub.store.TestPostgres;
import id.simpul.verify.Verify;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts of a real ledger, judged by the stand-alone verifier. */
class ReceiptsIT {
    /** So many that every partition has whole subtrees of a kept height, and a rest. */
    private static final int CALLS = 1300;

    private static final String ANSWER = "{\"nama\":\"contoh\"}";

    @TempDir
    private Path folder;

    private final DataSource database = TestPostgres.fresh();

    @Test
    void aReceiptProvesItsCallAndItsBodyToWhomeverHasTheCitysKey() throws IOException {
        try (LedgerRoom room = new LedgerRoom(
                folder.resolve("home"), database, TestBroker.shared().settings())) {
            room.calls(0, CALLS);
            String call = callWithABody(room);
            room.awaitRecords(2 * CALLS + 2);
            room.awaitCheckpoints();
            Receipts receipts = room.bean(Receipts.class);
            Files.write(folder.resolve("city.pub"), receipts.verifierKeys());

            for (int each = 0; each < CALLS; each += 97) {
                assertThat(verdict(receipts, Samples.callId(each))).startsWith("SAH: " + Samples.callId(each));
            }
            assertThat(room.count("ledger.subtree")).isPositive();
            assertThat(verdict(receipts, call, ANSWER)).contains("isi cocok (body matches): jawaban");
            assertThat(verdict(receipts, call, ANSWER + " ")).startsWith("PALSU: isi bukan");
            parties(receipts, call);
            room.jdbc().sql("delete from ledger.subtree").update();
            assertThat(verdict(receipts, call, ANSWER))
                    .as("records older than the stored subtrees")
                    .startsWith("SAH: ");
            underWay(room, receipts);
        }
    }

    /** A call whose digests are those of real bodies. */
    private static String callWithABody(LedgerRoom room) {
        String call = Samples.callId(CALLS);
        EvidenceDigest asked = room.bean(EvidenceDigests.class).begin(call);
        EvidenceDigest answered = room.bean(EvidenceDigests.class).begin(call);
        answered.update(ANSWER.getBytes(StandardCharsets.UTF_8));
        Result result = new Result(Result.OK, 200, 0L, answered.bytes(), asked.finish(), answered.finish(), 8123L);
        room.evidence().append(Samples.opening(call, Samples.AT));
        room.evidence().append(Samples.opening(call, Samples.AT).closed(Samples.AT, "n1/1", result));
        return call;
    }

    private static void parties(Receipts receipts, String call) {
        Receipts.Issue issue = receipts.of(call).orElseThrow();
        assertThat(issue.concerns("simpeg")).isTrue();
        assertThat(issue.concerns("dukcapil")).isTrue();
        assertThat(issue.concerns("parkir")).isFalse();
        assertThat(receipts.of("tidak-ada")).isEmpty();
    }

    /** A call gets its receipt once it has ended and a checkpoint covers its end. */
    private static void underWay(LedgerRoom room, Receipts receipts) {
        String call = Samples.callId(CALLS + 1);
        room.evidence().append(Samples.opening(call, Samples.AT));
        await().atMost(LedgerRoom.PATIENCE).until(() -> receipts.of(call).isPresent());
        assertThat(receipts.of(call).orElseThrow().receipt()).isNull();

        room.evidence().append(Samples.closing(call, Samples.AT));

        await().atMost(LedgerRoom.PATIENCE)
                .until(() -> receipts.of(call).orElseThrow().receipt() != null);
        assertThat(receipts.newest())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(receipts.after(each.partition(), each.size() - 1, 10))
                        .contains(each));
    }

    private String verdict(Receipts receipts, String call, String... body) throws IOException {
        Path receipt = folder.resolve("receipt.json");
        Files.write(receipt, receipts.of(call).orElseThrow().receipt());
        Path content = folder.resolve("body");
        Files.writeString(content, String.join("", body));
        String keys = folder.resolve("city.pub").toString();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Verify.run(
                body.length == 0
                        ? new String[] {receipt.toString(), keys}
                        : new String[] {receipt.toString(), keys, content.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }
}
