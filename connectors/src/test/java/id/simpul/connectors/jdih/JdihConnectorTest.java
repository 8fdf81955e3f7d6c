package id.simpul.connectors.jdih;

import static id.simpul.connectors.jdih.MemberSite.document;
import static id.simpul.connectors.jdih.MemberSite.feed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import id.simpul.connectors.Calls;
import id.simpul.connectors.camel.TestRoutes;
import id.simpul.hub.connector.Pulling;
import id.simpul.hub.connector.Pulling.Outcome;
import id.simpul.hub.connector.Pulling.Report;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class JdihConnectorTest {
    private static final String URL = "http://jdih.contoh.test/feed/document.json?v=4";

    @TempDir
    private Path home;

    private final TestRoutes camel = new TestRoutes();
    private final MemberSite site = new MemberSite();

    @AfterEach
    void stop() {
        camel.close();
    }

    private Pulling open() {
        return open(Map.of("url", URL));
    }

    private Pulling open(Map<String, String> settings) {
        JdihKind kind = new JdihKind(camel.routes(), site, site, new Home(home), Clock.systemUTC());
        return (Pulling) Calls.open(kind, settings, Calls.operation("", Map.of()));
    }

    private static void assertReport(Report report, Outcome outcome, int seen, int added, int changed, int gone) {
        assertThat(report.detail()).isEmpty();
        assertThat(report)
                .extracting(Report::outcome, Report::seen, Report::added, Report::changed, Report::gone)
                .containsExactly(outcome, seen, added, changed, gone);
    }

    @Test
    void announcesTheOfficialSampleOnceAndThenNothing() {
        site.has(JdihFeedTest.file("ildis-feed-sample.json"));
        Pulling pulling = open();

        assertReport(pulling.pull(), Outcome.CHANGED, 4, 4, 0, 0);
        assertReport(pulling.pull(), Outcome.UNCHANGED, 4, 0, 0, 0);
        assertReport(open().pull(), Outcome.UNCHANGED, 4, 0, 0, 0);

        assertThat(site.asked).startsWith("GET http://jdih.contoh.test/feed/document.json?v=4");
        assertThat(site.published).hasSize(4);
        Event first = site.published.getFirst();
        assertThat(first.type()).isEqualTo("peraturan.diundangkan");
        assertThat(first.source()).isEqualTo("/uji/utama");
        assertThat(first.key()).isEqualTo("/uji/utama/1");
        assertThat(new String(first.data(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"idData\":\"1\"", "\"judul\":\"Tesla\"", "\"noPanggil\":\"\"", "\"lainnya\":{}");
    }

    @Test
    void announcesWhatIsNewChangedAndGone() {
        site.has(feed(1, 4));
        Pulling pulling = open();
        pulling.pull();
        site.published.clear();

        site.has("[" + document(1, "Judul 1") + "," + document(2, "Lain") + "," + document(4, "Judul 4") + ","
                + document(5, "Baru") + "]");

        assertReport(pulling.pull(), Outcome.CHANGED, 4, 1, 1, 1);
        assertThat(site.facts())
                .containsExactlyInAnyOrder("peraturan.diubah 2/K", "peraturan.diundangkan 5/K", "peraturan.ditarik 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 results",
                "",
                "<html>Situs dalam perbaikan</html>",
                "[{\"idData\":\"1\",\"judul\":\"Judul 1\"},{\"idD",
                "[]",
                "{\"status\":false}"
            })
    void aFileThatLooksWrongLeavesTheLastGoodSetInPlace(String file) {
        site.has(feed(1, 4));
        Pulling pulling = open();
        pulling.pull();
        site.has(file);

        Report report = pulling.pull();

        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.detail()).startsWith("feed: ");
        assertThat(pulling.last()).isEqualTo(report);
        assertThat(site.published).hasSize(4);
        site.has(feed(1, 4));
        assertReport(pulling.pull(), Outcome.UNCHANGED, 4, 0, 0, 0);
    }

    @Test
    void aFileSuddenlyHalfAsLongIsRefusedUnlessTheOperatorAllowsIt() {
        site.has(feed(1, 10));
        open().pull();

        site.has(feed(1, 5));
        assertThat(open().pull().detail()).isEqualTo("feed: 5 documents (expected: about 10, less than 50 % lost)");
        assertReport(open(Map.of("url", URL, "shrink", "60")).pull(), Outcome.CHANGED, 5, 0, 0, 5);
        site.has(feed(1, 3));
        assertReport(open().pull(), Outcome.CHANGED, 3, 0, 0, 2);
        site.has("[]");
        assertThat(open(Map.of("url", URL, "shrink", "100")).pull().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void whatWasNotAcceptedIsAnnouncedNextTimeAndNothingTwice() {
        site.has(feed(1, 5));
        Pulling pulling = open();
        site.accepts(3);

        Report report = pulling.pull();

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.detail()).isEqualTo("not all changes accepted: The log was not reached.");
        site.accepts(Integer.MAX_VALUE);
        assertReport(open().pull(), Outcome.CHANGED, 5, 2, 0, 0);
        assertThat(site.ids()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void aDocumentThatIsNotAcceptedDoesNotHoldUpTheOthers() {
        site.has(
                "[" + document(1, "A") + "," + document(2, "B").replace("2/K", "racun") + "," + document(3, "C") + "]");

        Report report = open().pull();

        assertThat(site.facts()).containsExactly("peraturan.diundangkan 1/K", "peraturan.diundangkan 3/K");
        assertThat(report)
                .extracting(Report::outcome, Report::added, Report::detail)
                .containsExactly(Outcome.FAILED, 2, "1 changes not accepted, such as 2: Not like this.");
    }

    @Test
    void nothingInAnEventLooksLikeANik() {
        site.has("[{\"idData\":\"9971010101900000\",\"judul\":\"A\",\"noPeraturan\":\"9971010101900000\"}]");

        open().pull();

        Event event = site.published.getFirst();
        assertThat(event.id() + " " + event.subject() + " " + event.key()).doesNotContainPattern("\\d{16}");
        assertThat(event.id()).matches("[a-p]{16}\\.1\\.[a-p]{16}");
    }

    @Test
    void aKillBetweenAcceptanceAndNoteRepeatsTheSameEventIds() throws IOException {
        site.has(feed(1, 5));
        open().pull();
        List<String> accepted = List.copyOf(site.ids());
        site.published.clear();
        Files.delete(new Home(home).connectors().resolve("jdih-uji-utama.json"));

        open().pull();

        assertThat(site.ids()).isEqualTo(accepted);
    }

    @Test
    void aDocumentThatComesBackToAnEarlierFormIsANewFact() {
        Pulling pulling = open();
        for (String title : List.of("A", "B", "A", "B")) {
            site.has("[" + document(1, title) + "," + document(2, "X") + "," + document(3, "X") + "]");
            pulling.pull();
        }
        site.has("[" + document(2, "X") + "," + document(3, "X") + "]");
        pulling.pull();
        site.has("[" + document(1, "B") + "," + document(2, "X") + "," + document(3, "X") + "]");
        pulling.pull();

        assertThat(site.ids()).hasSize(8).doesNotHaveDuplicates();
        assertThat(site.facts()).endsWith("peraturan.ditarik 1", "peraturan.diundangkan 1/K");
    }

    @Test
    void bookkeepingThatCannotBeReadIsPutAside() throws IOException {
        Path file = new Home(home).connectors().resolve("jdih-uji-utama.json");
        site.has(feed(1, 2));
        open().pull();
        Files.writeString(file, "{\"format\":1,\"docu");

        assertReport(open().pull(), Outcome.CHANGED, 2, 2, 0, 0);

        assertThat(file.resolveSibling("jdih-uji-utama.json.broken")).exists();
    }

    @Test
    void anAnswerThatIsNoFileIsAFailureThatSaysWhich() {
        Pulling pulling = open();
        site.answers(429, Map.of("Retry-After", "60"));
        assertThat(pulling.pull().detail()).isEqualTo("status: 429, retry after 60 (expected: 200)");

        site.fails(FaultCode.TUJUAN_TIDAK_TERJANGKAU, "No connection.");
        assertThat(pulling.pull())
                .extracting(Report::outcome, Report::detail)
                .containsExactly(Outcome.FAILED, "No connection.");

        site.fails(FaultCode.JAWABAN_TERLALU_BESAR, "The answer exceeds 67108864 bytes.");
        assertThat(pulling.pull())
                .extracting(Report::outcome, Report::detail)
                .containsExactly(Outcome.REFUSED, "The answer exceeds 67108864 bytes.");
    }

    @Test
    void callsAPersonOnceAndNotEachTime() {
        Logger logger = (Logger) LoggerFactory.getLogger(JdihConnector.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        Pulling pulling = open();

        for (String file : List.of("[]", "0 results", "0 results", "<html>", "[]", "0 results")) {
            site.has(file);
            pulling.pull();
        }

        logger.detachAppender(log);
        assertThat(log.list.stream().filter(each -> each.getLevel() == Level.ERROR))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.getFormattedMessage())
                        .contains("REFUSED, the last good set stays: feed: the text \"0 results\""));
    }

    @Test
    void aFetchUnderWayIsWaitedFor() {
        site.has(feed(1, 3));
        Pulling pulling = open();
        CountDownLatch hold = site.hold();
        CompletableFuture<Report> first = CompletableFuture.supplyAsync(pulling::pull);
        await().until(() -> site.asked.size() == 1);
        CompletableFuture<Report> second = CompletableFuture.supplyAsync(pulling::pull);

        hold.countDown();

        assertThat(second.join().seen()).isEqualTo(3);
        assertThat(first.join().added()).isEqualTo(3);
        assertThat(site.published).hasSize(3);
    }

    @Test
    void fetchesSoonAfterItIsOpenedAndNotAfterItIsRetired() {
        site.has(feed(1, 3));
        Pulling pulling = open(Map.of("url", URL, "every", "1s"));

        await().atMost(java.time.Duration.ofSeconds(30)).until(() -> site.published.size() == 3);
        // the next one begins when the first is stored
        int asked = site.asked.size();
        await().atMost(java.time.Duration.ofSeconds(30)).until(() -> site.asked.size() > asked);
        assertThat(camel.context().getRoutes()).hasSize(1);

        pulling.retire();

        assertThat(camel.context().getRoutes()).isEmpty();
        assertThat(camel.context().getEndpoints()).isEmpty();
        assertThat(pulling.pull().outcome()).isEqualTo(Outcome.UNCHANGED);
    }
}
