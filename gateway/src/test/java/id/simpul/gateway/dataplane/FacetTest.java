package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.simpul.hub.ledger.OnBehalf;
import id.simpul.hub.ledger.Phase;
import id.simpul.hub.registry.AddressRange;
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
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** X-Road's and GovStack's recorded requests and answers, over real sockets through the one path of calls. */
class FacetTest {
    private static final String CALL = "/r1/ID9971/GOV/dinas/sumber/terbuka/1";
    private static final String CLIENT = "ID9971/GOV/dinas/pemakai";

    @TempDir
    private static Path home;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static HttpServer target;
    private static Plane plane;

    @BeforeAll
    static void start() throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/", FacetTest::answer);
        target.start();
        plane = new Plane(home, table(true, List.of()));
    }

    @AfterAll
    static void stop() throws IOException {
        plane.close();
        target.stop(0);
        HTTP.close();
    }

    @BeforeEach
    void asTheSampleCity() {
        plane.swap(table(true, List.of()));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String uri = exchange.getRequestURI().toString();
        String said =
                "{\"method\":\"%s\",\"uri\":\"%s\",\"body\":\"%s\",\"client\":\"%s\",\"accept\":\"%s\",\"agent\":\"%s\"}"
                        .formatted(
                                exchange.getRequestMethod(),
                                uri,
                                body,
                                exchange.getRequestHeaders().getFirst("X-Road-Client"),
                                exchange.getRequestHeaders().getFirst("Accept"),
                                exchange.getRequestHeaders().getFirst("User-Agent"));
        exchange.getResponseHeaders().set("X-Road-Id", "made-up");
        exchange.getResponseHeaders().set("X-Road-Error", "made-up");
        exchange.getResponseHeaders().set("Location", "/lain");
        int status = uri.endsWith("pindah") ? 302 : uri.endsWith("galat") ? 500 : 200;
        byte[] bytes = (status == 500 ? "rusak" : said).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static RouteTable table(boolean sample, List<AddressRange> bound) {
        Application.Connection connection = new Application.Connection(
                "utama",
                "http",
                Resilience.DEFAULT,
                Map.of("baseUrl", "http://127.0.0.1:" + target.getAddress().getPort()));
        Service service = new Service(
                "terbuka",
                "Terbuka",
                "Open",
                DataClass.TERBUKA,
                "utama",
                Duration.ofSeconds(10),
                List.of(operation("baca", "GET"), operation("tulis", "POST")));
        Application source = application("sumber", "Sumber & Kawan", List.of(connection), List.of(service));
        Agreement agreement = new Agreement(
                "satu",
                Plane.CONSUMER,
                "sumber",
                "terbuka",
                List.of(),
                List.of(),
                "uji",
                "uji",
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2099, 1, 1),
                1000,
                "pic");
        return new RouteTable(new Registry(
                1,
                new City("Kota", "99.71", ZoneId.of("Asia/Jakarta"), sample),
                List.of(new Agency("dinas", "Dinas", "GOV", new Agency.Contact("A", "a@b.example", "0800 0000"))),
                List.of(
                        source,
                        application(Plane.CONSUMER, "Pemakai", List.of(), List.of())
                                .withFacet(bound),
                        application("asing", "Asing", List.of(), List.of())),
                List.of(agreement)));
    }

    private static Service.Operation operation(String code, String method) {
        return new Service.Operation(
                code, method, PathTemplate.parse("/{id}"), SubjectSource.NONE, Map.of(), Map.of("id", "1"));
    }

    private static Application application(
            String code, String name, List<Application.Connection> connections, List<Service> services) {
        return new Application(code, "dinas", name, connections, services, List.of(), List.of());
    }

    static Stream<Arguments> cases() throws IOException {
        return Stream.concat(cases("xroad.yaml", FacetDialect.XROAD), cases("govstack.yaml", FacetDialect.GOVSTACK));
    }

    private static Stream<Arguments> cases(String file, FacetDialect dialect) throws IOException {
        try (InputStream in = FacetTest.class.getResourceAsStream(file)) {
            JsonNode cases = new YAMLMapper().readTree(in);
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(each -> Arguments.of(dialect, each.path("name").asString(), each))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void answersAsRecorded(FacetDialect dialect, String name, JsonNode recorded) {
        HttpResponse<String> answer = send(dialect, recorded.path("request"));

        JsonNode expected = recorded.path("expect");
        assertThat(answer.statusCode())
                .as(answer.body())
                .isEqualTo(expected.path("status").asInt());
        expected.path("headers")
                .properties()
                .forEach(each -> assertThat(
                                answer.headers().firstValue(each.getKey()).orElse(null))
                        .as(each.getKey())
                        .isEqualTo(
                                each.getValue().isNull()
                                        ? null
                                        : each.getValue().asString()));
        expected.path("contains").forEach(each -> assertThat(answer.body()).contains(each.asString()));
        if (expected.has("body")) {
            assertThat(answer.body()).isEqualTo(expected.path("body").asString());
        }
        assertThat(answer.headers().firstValue("X-Road-Id")).isPresent().isNotEqualTo("made-up");
        assertThat(answer.headers().firstValue("X-Road-Request-Id")).isPresent();
    }

    private static HttpResponse<String> send(FacetDialect dialect, JsonNode request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(
                "http://127.0.0.1:" + plane.port(dialect) + request.path("path").asString()));
        request.path("headers").properties().forEach(each -> {
            if (each.getValue().isArray()) {
                each.getValue().forEach(line -> builder.header(each.getKey(), line.asString()));
            } else {
                builder.header(each.getKey(), each.getValue().asString());
            }
        });
        HttpRequest.BodyPublisher body = request.has("body")
                ? HttpRequest.BodyPublishers.ofString(request.path("body").asString())
                : HttpRequest.BodyPublishers.noBody();
        return send(builder.method(request.path("method").asString(), body).build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    }

    private static HttpRequest.Builder call() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + plane.port(FacetDialect.XROAD) + CALL))
                .version(HttpClient.Version.HTTP_1_1)
                .header("X-Road-Client", CLIENT);
    }

    @Test
    void theHashBindsTheAnswerToItsRequest() throws NoSuchAlgorithmException {
        HttpResponse<String> answer = send(call().header("X-Road-UserId", "ID000")
                .POST(HttpRequest.BodyPublishers.ofString("isi"))
                .build());

        String requestId = answer.headers().firstValue("X-Road-Request-Id").orElseThrow();
        String head = "POST\r\n" + CALL + "\r\nContent-Length:3\r\nX-Road-Client:" + CLIENT
                + "\r\nX-Road-UserId:ID000\r\nX-Road-Request-Id:" + requestId + "\r\n";
        byte[] both = Arrays.copyOf(sha512(head), 128);
        System.arraycopy(sha512("isi"), 0, both, 64, 64);
        MessageDigest digest = MessageDigest.getInstance("SHA-512");
        assertThat(answer.headers().firstValue("X-Road-Request-Hash"))
                .contains(Base64.getEncoder().encodeToString(digest.digest(both)));
    }

    @Test
    void whoIsBehindTheClientIsInTheEvidenceAsADigest() {
        String trace = "5c2e7f0a-3b1d-4c0f-9a57-2f0d8a6b1c3e";
        send(call().header("X-Road-Id", trace)
                .header("X-Road-UserId", "ID000")
                .header("X-Road-Issue", "perkara 12")
                .header("X-Road-Represented-Party", "COM/12345")
                .build());

        assertThat(plane.evidence.records.stream()
                        .filter(each -> each.terms().traceId().equals(trace.replace("-", ""))))
                .hasSize(2)
                .allSatisfy(each -> {
                    OnBehalf known = Objects.requireNonNull(each.terms().onBehalf());
                    assertThat(List.of(known.user(), known.issue(), known.represented()))
                            .doesNotHaveDuplicates()
                            .allMatch(digest -> digest.matches("[^:]+:[A-Za-z0-9_-]{43}"));
                });
    }

    private static byte[] sha512(String text) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aHeaderIsNoIdentityOutsideTheSampleCity() {
        plane.swap(table(false, List.of()));
        HttpResponse<String> unbound = send(call().build());
        plane.swap(table(false, List.of(AddressRange.parse("127.0.0.0/8"))));
        HttpResponse<String> bound = send(call().build());

        assertThat(unbound.statusCode()).isEqualTo(403);
        assertThat(unbound.headers().firstValue("X-Road-Error")).contains("server.client_proxy.access_denied");
        assertThat(bound.statusCode()).isEqualTo(200);
    }

    @Test
    void theLedgerHasTheCallAndItsIdAsTheTrace() {
        String id = "11111111-2222-4333-8444-555555555555";

        send(call().header("X-Road-Id", id).build());

        assertThat(plane.evidence.records.stream()
                        .filter(each -> each.terms() != null
                                && "11111111222243338444555555555555"
                                        .equals(each.terms().traceId()))
                        .map(each -> each.phase()))
                .containsExactly(Phase.OPENING, Phase.CLOSING);
    }

    @Test
    void nobodyPassesForAnXRoadClientAtTheOtherDoor() {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + plane.port(FacetDialect.XROAD) + "/api/sumber/terbuka/1"))
                .header("Authorization", "Bearer x")
                .header("X-Road-Client", "ID9971/GOV/dinas/asing")
                .build());

        assertThat(answer.body()).contains("\"client\":\"null\"");
    }
}
