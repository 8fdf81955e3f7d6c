package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.gateway.runtime.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A call through a running hub to a server that it has never seen, named by one YAML file. */
@ExtendWith(SharedHub.class)
class CallIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static Ports ports;
    private static HubClient hub;
    private static ForeignServer target;

    @BeforeAll
    static void start(Ports running) throws IOException {
        target = new ForeignServer();
        ports = running;
        hub = new HubClient(ports);
        HttpResponse<String> applied = hub.apply("dunia.yaml", dunia());
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() -> hub.askToken("orangasing", "orangasing-demo").statusCode() == 200);
    }

    @AfterAll
    static void stop() throws IOException {
        target.close();
    }

    private static String dunia() throws IOException {
        try (ServerSocket closed = new ServerSocket(0);
                var yaml = Objects.requireNonNull(CallIT.class.getResourceAsStream("dunia.yaml"))) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("TARGET_PORT", Integer.toString(target.port()))
                    .replace("CLOSED_PORT", Integer.toString(closed.getLocalPort()));
        }
    }

    @Test
    void reachesTheNewServerAndLeavesBothRecords() {
        HttpResponse<String> answer = hub.call("pemakaidunia", "GET", "/api/dunia/utama/baik/1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"nama\":\"Satu\"");
        JsonNode records = awaitRecords(callId(answer), 2);
        assertThat(records.path(0).path("phase").asString()).isEqualToIgnoringCase("opening");
        assertThat(records.path(1).path("phase").asString()).isEqualToIgnoringCase("closing");
        assertThat(records.path(1).toString())
                .contains("\"ok\"", "pemakaidunia", "dunia", "duniaopd", "/{tingkah}/{kode}")
                .doesNotContain("/baik/1");
    }

    @ParameterizedTest(name = "{1} {2} of {0}: {3} {4}")
    @CsvSource({
        "pemakaidunia, GET,    /api/dunia/utama/galat/1,     500, ''",
        "pemakaidunia, GET,    /api/dunia/utama/tidakada/1,  404, ''",
        "pemakaidunia, GET,    /api/dunia/utama/pindah/1,    302, ''",
        "pemakaidunia, GET,    /api/dunia/utama/putus/1,     502, tujuan-memutus",
        "pemakaidunia, GET,    /api/dunia/utama/ngawur/1,    502, jawaban-tidak-sah",
        "pemakaidunia, GET,    /api/dunia/saring/sampah/1,   502, jawaban-tidak-sah",
        "pemakaidunia, GET,    /api/dunia/mati/baik/1,       502, tujuan-tidak-terjangkau",
        "pemakaidunia, GET,    /api/dunia/utama/diam/1,      504, batas-waktu",
        "pemakaidunia, GET,    /api/dunia/terbatas/galat/1,  403, operasi-tidak-diizinkan",
        "orangasing,   GET,    /api/dunia/utama/baik/1,      403, perjanjian-tidak-berlaku",
        "orangasing,   GET,    /api/dunia/besar/besar/1,     403, perjanjian-tidak-ada",
        "pemakaidunia, GET,    /api/dunia/entah/baik/1,      404, layanan-tidak-ada",
        "pemakaidunia, GET,    /api/dunia/utama/a/b/c,       404, operasi-tidak-ada",
        "pemakaidunia, DELETE, /api/dunia/utama/baik/1,      405, metode-tidak-ada",
        "pemakaidunia, GET,    /api/dunia/utama/baik/a%2Fb,  404, operasi-tidak-ada",
        "pemakaidunia, GET,    /api/dunia/utama/baik/%2e%2e, 400, alamat-tidak-sah",
    })
    void saysWhatHappenedAndWhoMustAct(String application, String method, String path, int status, String code) {
        HttpResponse<String> answer = hub.call(application, method, path, "Accept-Language", "en");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (!code.isEmpty()) {
            JsonNode problem = HubClient.JSON.readTree(answer.body());
            assertThat(problem.path("code").asString()).isEqualTo(code);
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            assertThat(problem.path("actor").asString()).isEqualTo(status < 500 ? "caller" : "target");
            assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("content-language")).contains("en");
        }
    }

    @Test
    void withoutATokenNobodyGetsAnywhere() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write("GET /api/dunia/utama/baik/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 401")
                    .contains("token-tidak-ada", "Panggilan tidak membawa token")
                    .contains("WWW-Authenticate: Bearer realm=\"simpul\"\r\n");
        }
    }

    @Test
    void whoBringsABadTokenIsToldThatItIsTheToken() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write("GET /api/dunia/utama/baik/1 HTTP/1.0\r\nAuthorization: Bearer abc\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .contains(" 401 Unauthorized")
                    .contains(
                            "token-tidak-sah",
                            "WWW-Authenticate: Bearer realm=\"simpul\", error=\"invalid_token\"\r\n");
        }
    }

    @Test
    void opensTheBreakerOfAFailingTargetAndSaysWhenToComeBack() {
        for (int i = 0; i < 4; i++) {
            assertThat(hub.call("pemakaidunia", "GET", "/api/dunia/rapuh/galat/1")
                            .statusCode())
                    .isEqualTo(500);
        }

        HttpResponse<String> held = hub.call("pemakaidunia", "GET", "/api/dunia/rapuh/baik/1");

        assertThat(held.statusCode()).isEqualTo(503);
        assertThat(held.body()).contains("pemutus-terbuka");
        assertThat(held.headers().firstValue("retry-after")).contains("60");
        assertThat(hub.call("pemakaidunia", "GET", "/api/dunia/utama/baik/1").statusCode())
                .as("another connection of the same application")
                .isEqualTo(200);
    }

    @Test
    void holdsAConsumerToItsRate() {
        List<HttpResponse<String>> answers = IntStream.range(0, 12)
                .mapToObj(i -> hub.call("pemakaidunia", "GET", "/api/dunia/lambat/baik/1"))
                .toList();

        assertThat(answers).anySatisfy(each -> {
            assertThat(each.statusCode()).isEqualTo(429);
            assertThat(each.body()).contains("batas-laju");
            assertThat(each.headers().firstValue("retry-after")).contains("1");
        });
    }

    @Test
    void theAgreementThatNamesTheOperationAnswersForItUntilItsDayIsUsedUp() {
        String path = "/api/dunia/utama/baik/harian/1";
        HttpResponse<String> first = hub.call("pemakaidunia", "GET", path);
        HttpResponse<String> second = hub.call("pemakaidunia", "GET", path);
        HttpResponse<String> third = hub.call("pemakaidunia", "GET", path);

        assertThat(first.body()).isEqualTo("{\"kode\":\"1\"}");
        assertThat(first.headers().firstValue("ratelimit-policy")).contains("\"laju\";q=40;w=2, \"hari\";q=2;w=86400");
        assertThat(second.headers().firstValue("ratelimit").orElseThrow()).contains("\"hari\";r=0;t=");
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.body()).contains("kuota-habis");
        assertThat(third.headers().firstValue("ratelimit").orElseThrow()).contains("\"hari\";r=0;t=");
        assertThat(Long.parseLong(third.headers().firstValue("retry-after").orElseThrow()))
                .isBetween(1L, 86_400L);
    }

    @Test
    void twoConsumersGetTheFieldsOfTheirOwnAgreements() {
        assertThat(hub.call("pemakaidunia", "GET", "/api/dunia/saring/baik/1").body())
                .isEqualTo("{\"kode\":\"1\",\"nama\":\"Satu\"}");
        assertThat(hub.call("orangasing", "GET", "/api/dunia/saring/baik/1").body())
                .isEqualTo("{\"nama\":\"Satu\"}");
    }

    @Test
    void anErrorOfAFilteredTargetKeepsItsStatusAndNotItsWords() {
        HttpResponse<String> answer = hub.call("pemakaidunia", "GET", "/api/dunia/saring/tidakada/1");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("tujuan-menjawab-galat").doesNotContain("tidak ada\"");
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void passesOnlyTheFieldsOfTheAgreement() {
        HttpResponse<String> answer = hub.call("pemakaidunia", "GET", "/api/dunia/saring/baik/1");

        assertThat(answer.body()).isEqualTo("{\"kode\":\"1\",\"nama\":\"Satu\"}");
        assertThat(answer.headers().firstValue("simpul-fields-removed")).contains("rahasia");
    }

    @Test
    void forwardsThePathByteForByteAndKeepsTheTokenToItself() {
        String path = "/api/dunia/utama/baik/nomor/PERDA%2F2026%2F1?a=%20b&a=c";
        hub.call(
                "pemakaidunia",
                "GET",
                path,
                "X-Forwarded-For",
                "10.9.8.7",
                "Simpul-Client",
                "walikota",
                "X-Asli",
                "ya");

        String head = target.heads().stream()
                .filter(each -> each.contains("/nomor/"))
                .findFirst()
                .orElseThrow();
        assertThat(head).startsWith("GET /dunia/baik/nomor/PERDA%2F2026%2F1?a=%20b&a=c HTTP/1.1");
        assertThat(head.toLowerCase(Locale.ROOT))
                .contains("simpul-client: pemakaidunia", "x-asli: ya", "traceparent: 00-", "forwarded: for=127.0.0.1")
                .doesNotContain("authorization", "bearer", "10.9.8.7", "walikota");
    }

    @Test
    void keepsHopByHopAndForgedHeadersFromTheCaller() {
        HttpResponse<String> answer = hub.call("pemakaidunia", "GET", "/api/dunia/utama/baik/1");

        assertThat(answer.headers().map()).doesNotContainKeys("x-hop", "simpul-palsu");
    }

    @Test
    void streamsABodyBothWaysAndRecordsItsSize() {
        byte[] body = new byte[5 * 1024 * 1024];
        HttpResponse<String> sent =
                hub.call("pemakaidunia", "POST", "/api/dunia/utama/gema", BodyPublishers.ofByteArray(body));
        HttpResponse<String> got = hub.call("pemakaidunia", "GET", "/api/dunia/besar/besar/1");

        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        assertThat(sent.body()).isEqualTo("{\"bytes\":" + body.length + "}");
        assertThat(got.body()).hasSize(ForeignServer.BIG);
        assertThat(awaitRecords(callId(sent), 2).path(1).toString()).contains(":" + body.length);
        assertThat(awaitRecords(callId(got), 2).path(1).toString()).contains(":" + ForeignServer.BIG);
    }

    @Test
    void aRegistryThatChangesUnderLoadFailsNoCall() throws Exception {
        String original = dunia();
        String patient =
                original.replace("deadline: 2s", "deadline: 60s").replace("perSecond: 1000,", "perSecond: 100000,");
        apply(patient, 200);
        try (Load load = new Load(4)) {
            for (int change = 1; change <= 6; change++) {
                apply(
                        patient.replace("Semua tingkah", "Semua tingkah " + change)
                                .replace("open: 5s", "open: " + (5 + change) + "s")
                                .replace("fields: [kode, nama]", "fields: [kode" + (change % 2 == 0 ? "]" : ", nama]")),
                        200);
                apply(patient.replace("terbuka", "entah"), 422);
                load.awaitCalls(10);
            }
            assertThat(load.failed).isEmpty();
        } finally {
            apply(original, 200);
        }
    }

    private static void apply(String yaml, int status) {
        HttpResponse<String> applied = hub.apply("dunia.yaml", yaml);
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(status);
    }

    /** Callers that never pause; each gets a token and uses it. */
    private static final class Load implements AutoCloseable {
        final List<String> failed = new CopyOnWriteArrayList<>();
        private final AtomicInteger answered = new AtomicInteger();
        private final List<Thread> callers;
        private volatile boolean over;

        Load(int count) {
            callers = IntStream.range(0, count)
                    .mapToObj(each -> Thread.ofVirtual().start(this::run))
                    .toList();
        }

        private void run() {
            while (!over) {
                try {
                    HttpResponse<String> answer = hub.call("pemakaidunia", "GET", "/api/dunia/utama/baik/1");
                    answered.incrementAndGet();
                    if (answer.statusCode() != 200) {
                        failed.add(answer.body());
                    }
                } catch (AssertionError noAnswer) {
                    failed.add(String.valueOf(noAnswer.getMessage()));
                }
            }
        }

        void awaitCalls(int more) {
            int before = answered.get();
            await().atMost(PATIENCE).until(() -> answered.get() >= before + more);
        }

        @Override
        public void close() throws InterruptedException {
            over = true;
            for (Thread each : callers) {
                each.join();
            }
        }
    }

    @Test
    void neverEndsAnAnswerThatItsTargetDidNotEnd() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(
                            ("GET /api/dunia/utama/separuh/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                                            + hub.token("pemakaidunia") + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .satisfiesAnyOf(
                            whole -> assertThat(whole).contains("tujuan-memutus"),
                            cut -> assertThat(cut).contains("ength: 100").doesNotEndWith("x".repeat(100)));
        }
    }

    @Test
    void recordsThatTheCallerHungUp() throws IOException {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4737";
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(("GET /api/dunia/utama/diam/2 HTTP/1.1\r\nHost: x\r\ntraceparent: 00-" + trace
                                    + "-00f067aa0ba902b7-01\r\nAuthorization: Bearer " + hub.token("pemakaidunia")
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(PATIENCE).until(() -> target.heads().stream().anyMatch(head -> head.contains("/diam/2")));
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hub.admin("GET", "/calls?outcome=pemanggil-memutus", "")
                                .body())
                        .contains("pemanggil-memutus"));
    }

    private static Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), ports.gateway());
    }

    private static String callId(HttpResponse<String> answer) {
        return answer.headers().firstValue("x-request-id").orElseThrow();
    }

    private static JsonNode awaitRecords(String callId, int count) {
        await().atMost(PATIENCE).until(() -> hub.records(callId).size() == count);
        return hub.records(callId);
    }
}
