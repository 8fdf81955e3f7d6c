package id.simpul.connectors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.simpul.hub.connector.Peragaan;
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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class HeartbeatTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void callsEverythingThatIsAllowedAndSomeThatIsNot() {
        Beats beats = Beats.of(table(), TODAY);

        List<Beats.Beat> called = IntStream.range(0, 60).mapToObj(beats::at).toList();

        assertThat(called)
                .contains(
                        new Beats.Beat("simpeg", "GET", "/api/dukcapil/penduduk/9971010101900000"),
                        new Beats.Beat("parkir", "GET", "/api/dukcapil/izin/503%2F1?status=BERLAKU"),
                        new Beats.Beat("parkir", "GET", "/api/dukcapil/penduduk/9971010101900000"))
                .anyMatch(each -> each.path().matches(".*(9971070101900000|tidak-ada).*"))
                .anyMatch(each -> each.path().matches(".*(9971990101900000|latihan-lambat).*"))
                .anyMatch(each -> each.path().matches(".*(9971990201900000|latihan-500).*"));
    }

    @Test
    void callsNothingAfterTheAgreementsEnd() {
        assertThat(Beats.of(table(), TODAY.plusYears(9)).at(0)).isNull();
    }

    @Test
    void fetchesATokenAndCallsAsTheConsumer() throws IOException {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> answer(exchange, seen));
        gateway.start();
        MockEnvironment environment = new MockEnvironment()
                .withProperty(
                        "simpul.port.gateway",
                        Integer.toString(gateway.getAddress().getPort()));
        ForeignApplications applications = new ForeignApplications(environment, Clock.systemUTC());
        Heartbeat heartbeat = new Heartbeat(environment, applications, HeartbeatTest::nothing, Clock.systemUTC());
        try (applications) {
            heartbeat.accept(table());
            heartbeat.start();

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(seen).hasSizeGreaterThan(2));
            assertThat(seen.poll()).isEqualTo("/oauth2/token Basic");
            assertThat(seen.poll()).startsWith("/api/dukcapil/").endsWith("Bearer abc");
        } finally {
            heartbeat.stop();
            gateway.stop(0);
        }
    }

    @Test
    void canBeSwitchedOff() {
        MockEnvironment environment = new MockEnvironment().withProperty("simpul.sample.heartbeat", "false");
        try (ForeignApplications applications = new ForeignApplications(environment, Clock.systemUTC())) {
            Heartbeat heartbeat = new Heartbeat(environment, applications, HeartbeatTest::nothing, Clock.systemUTC());

            heartbeat.start();

            assertThat(heartbeat.isRunning()).isFalse();
        }
    }

    private static Peragaan.Done nothing(Peragaan.Act act) {
        return new Peragaan.Done(act, 202, "", "");
    }

    private static void answer(HttpExchange exchange, Queue<String> seen) throws IOException {
        String credentials = exchange.getRequestHeaders().getFirst("Authorization");
        boolean token = exchange.getRequestURI().getPath().equals("/oauth2/token");
        seen.add(exchange.getRequestURI() + " " + (token ? credentials.substring(0, 5) : credentials));
        byte[] body = (token ? "{\"access_token\":\"abc\",\"expires_in\":600}" : "{}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static RouteTable table() {
        Application.Connection connection =
                new Application.Connection("utama", "http", Resilience.DEFAULT, Map.of("baseUrl", "http://a"));
        Service residents = service("penduduk", operation("/{nik}", "path:nik", Map.of("nik", "9971010101900000")));
        Service permits =
                service("izin", operation("/{+nomor}", "none", Map.of("nomor", "503/1", "status", "BERLAKU")));
        return new RouteTable(new Registry(
                1,
                new City("Kota Contoh", "99.71", ZoneId.of("Asia/Jakarta"), true),
                List.of(new Agency("disdukcapil", "Dinas", "GOV", new Agency.Contact("a", "b", "c"))),
                List.of(
                        application("dukcapil", List.of(connection), List.of(residents, permits)),
                        application("simpeg", List.of(), List.of()),
                        application("parkir", List.of(), List.of())),
                List.of(agreement("simpeg", "penduduk"), agreement("parkir", "izin"))));
    }

    private static Application application(
            String code, List<Application.Connection> connections, List<Service> services) {
        return new Application(code, "disdukcapil", code, connections, services, List.of(), List.of());
    }

    private static Service service(String code, Service.Operation operation) {
        return new Service(code, code, code, DataClass.PRIBADI, "utama", Duration.ofSeconds(3), List.of(operation));
    }

    private static Service.Operation operation(String path, String subject, Map<String, String> example) {
        return new Service.Operation(
                "baca", "GET", PathTemplate.parse(path), SubjectSource.parse(subject), Map.of(), example);
    }

    private static Agreement agreement(String consumer, String service) {
        return new Agreement(
                consumer + "-dukcapil-" + service,
                consumer,
                "dukcapil",
                service,
                List.of(),
                List.of(),
                "p",
                "b",
                TODAY.minusYears(1),
                TODAY.plusYears(1),
                10,
                "pic");
    }
}
