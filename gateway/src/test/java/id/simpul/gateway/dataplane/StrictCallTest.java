package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.simpul.hub.ledger.Phase;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.PathTemplate;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.Resilience;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.Service;
import id.simpul.hub.registry.SubjectSource;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for what, where a service's proof is strict: over real sockets, with acknowledgements given by hand. */
class StrictCallTest {
    private static final String BODY = "{\"nama\":\"Satu\"}";
    private static final String STRICT = "/api/sumber/pribadi/1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer target;
    private Plane plane;

    @BeforeEach
    void start() throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/", this::answer);
        target.start();
        plane = new Plane(home, table("http", 100));
    }

    @AfterEach
    void stop() throws IOException {
        plane.close();
        target.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        boolean large = exchange.getRequestURI().getPath().endsWith("besar");
        byte[] body = large ? new byte[1024 * 1024] : BODY.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private RouteTable table(String kind, int perSecond) {
        Application.Connection connection = new Application.Connection(
                "utama",
                kind,
                Resilience.DEFAULT,
                Map.of("baseUrl", "http://127.0.0.1:" + target.getAddress().getPort()));
        Application source = new Application(
                "sumber",
                "dinas",
                "Sumber",
                List.of(connection),
                List.of(service("pribadi", DataClass.PRIBADI), service("terbuka", DataClass.TERBUKA)),
                List.of(),
                List.of());
        Application consumer =
                new Application(Plane.CONSUMER, "dinas", "Pemakai", List.of(), List.of(), List.of(), List.of());
        Agency agency = new Agency("dinas", "Dinas", "GOV", new Agency.Contact("Meja", "a@b.example", "0800-000-000"));
        return new RouteTable(new Registry(
                1,
                new City("Kota", "99.71", ZoneId.of("Asia/Jakarta"), true),
                List.of(agency),
                List.of(source, consumer),
                List.of(agreement("pribadi", perSecond), agreement("terbuka", 100))));
    }

    private static Service service(String code, DataClass dataClass) {
        Service.Operation read = new Service.Operation(
                "baca", "GET", PathTemplate.parse("/{kode}"), SubjectSource.NONE, Map.of(), Map.of());
        return new Service(code, code, code, dataClass, "utama", Duration.ofSeconds(10), List.of(read));
    }

    private static Agreement agreement(String service, int perSecond) {
        return new Agreement(
                "pemakai-" + service,
                Plane.CONSUMER,
                "sumber",
                service,
                List.of(),
                List.of(),
                "Uji",
                "UU 25/2009",
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2090, 1, 1),
                perSecond,
                "pic-dinas");
    }

    @Test
    void theTargetIsAskedAfterTheOpeningAndTheAnswerEndsAfterTheClosing() {
        CompletableFuture<HttpResponse<String>> call = plane.begin(STRICT);
        await().atMost(PATIENCE).until(() -> plane.evidence.records.size() == 1);
        assertThat(asked).hasValue(0);

        plane.evidence.acknowledge(Phase.OPENING);
        await().atMost(PATIENCE).until(() -> plane.evidence.records.size() == 2);
        assertThat(asked).hasValue(1);
        assertThat(call).isNotDone();

        plane.evidence.acknowledge(Phase.CLOSING);
        assertThat(call.join().statusCode()).isEqualTo(200);
        assertThat(call.join().body()).isEqualTo(BODY);
        assertThat(plane.evidence.outcomes()).containsExactly("opening", "ok");
    }

    @Test
    void anOpeningThatIsNotAcknowledgedKeepsTheTargetUnasked() {
        CompletableFuture<HttpResponse<String>> call = plane.begin(STRICT);
        plane.evidence.deny(Phase.OPENING);

        assertUnavailable(call.join());
        assertThat(asked).hasValue(0);
        assertThat(plane.evidence.outcomes()).containsExactly("opening", "bukti-tidak-tersedia");
        assertThat(breakerCounts()).isZero();
    }

    @Test
    void aLedgerThatIsAwayIsRefusedAtOnceWithoutARecordWhilePromptServicesGoOn() {
        plane.evidence.goAway();

        assertUnavailable(plane.call(STRICT));
        assertThat(plane.evidence.records).isEmpty();
        assertThat(asked).hasValue(0);
        assertThat(breakerCounts()).isZero();
        assertThat(plane.call("/api/sumber/terbuka/1").statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerWhoseClosingIsNotAcknowledgedIsWithheldAndTheTargetIsNotToBlame() {
        plane.evidence.acknowledge(Phase.OPENING);
        plane.evidence.deny(Phase.CLOSING);

        HttpResponse<String> answer = plane.call(STRICT);

        assertUnavailable(answer);
        assertThat(answer.body()).doesNotContain("Satu");
        assertThat(breaker().getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(1);
        assertThat(breaker().getMetrics().getNumberOfFailedCalls()).isZero();
    }

    @Test
    void aLedgerThatGoesAwayUnderACallWithholdsItsAnswerAndSaysSo() {
        CompletableFuture<HttpResponse<String>> call = plane.begin(STRICT);
        await().atMost(PATIENCE).until(() -> plane.evidence.records.size() == 1);
        plane.evidence.goAway();
        plane.evidence.acknowledge(Phase.OPENING);

        assertUnavailable(call.join());
        assertThat(asked).hasValue(1);
        assertThat(plane.evidence.outcomes()).containsExactly("opening", "bukti-tidak-tersedia");
        assertThat(breaker().getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(1);
    }

    @Test
    void anAnswerThatHasBegunIsBrokenOffBeforeItsLastPiece() {
        plane.evidence.acknowledge(Phase.OPENING);
        plane.evidence.deny(Phase.CLOSING);

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> plane.call("/api/sumber/pribadi/besar"))
                .withCauseInstanceOf(IOException.class);
    }

    @Test
    void aRouteOrAnAgreementWhosePoliciesDidNotLoadIsNotReadyAndHurtsNoOther() {
        plane.evidence.acknowledge(Phase.OPENING, Phase.CLOSING);
        plane.swap(table("http", 0));

        assertNotReady(plane.call(STRICT));
        assertThat(plane.call("/api/sumber/terbuka/1").statusCode()).isEqualTo(200);

        plane.swap(table("tidakada", 100));
        assertNotReady(plane.call(STRICT));
        assertThat(asked).hasValue(1);

        plane.swap(table("http", 100));
        assertThat(plane.call(STRICT).statusCode()).isEqualTo(200);
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("\"bukti-tidak-tersedia\"");
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
    }

    private static void assertNotReady(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("\"rute-tidak-siap\"");
    }

    private io.github.resilience4j.circuitbreaker.CircuitBreaker breaker() {
        return plane.bean(CircuitBreakerRegistry.class).circuitBreaker("sumber/utama");
    }

    private int breakerCounts() {
        return breaker().getMetrics().getNumberOfBufferedCalls();
    }
}
