package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.simpul.hub.connector.Connector;
import id.simpul.hub.connector.ConnectorKind;
import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.connector.KindFaces;
import id.simpul.hub.connector.Outbound;
import id.simpul.hub.connector.Publisher;
import id.simpul.hub.connector.Target;
import id.simpul.hub.connector.TargetVariables;
import id.simpul.hub.message.Call;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.message.TraceContext;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.registry.ConnectionFace.Text;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.Service.Operation;
import id.simpul.hub.registry.yaml.Merge;
import id.simpul.hub.registry.yaml.RegistryReader;
import id.simpul.hub.store.Home;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every operation of the sample city is answered by its simulated application, through its own kind of connection. */
class CityAnswersTest {
    private static final Path CITY = Path.of("city");

    private static AnnotationConfigApplicationContext context;
    private static HttpClient client;

    @BeforeAll
    static void start(@TempDir Path home) {
        context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("simpul.sample.heartbeat", "false")));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(Home.class, () -> new Home(home));
        context.registerBean(Outbound.class, () -> (target, method, path, headers, body, deadline) -> {
            throw new FaultException(Fault.hub(FaultCode.GALAT_HUB, "Nothing leaves this test."));
        });
        context.registerBean(Publisher.class, () -> (application, event) -> CallId.at(Instant.EPOCH));
        context.registerBean("layanan", ConnectorKind.class, InsideTheHub::new);
        context.register(KindFaces.class);
        context.scan("id.simpul.connectors");
        context.refresh();
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        context.close();
    }

    @TestFactory
    Stream<DynamicTest> isAnswered() throws IOException {
        return new RouteTable(registry())
                .routes().stream()
                        .flatMap(route -> route.service().operations().stream()
                                .map(each -> dynamicTest(
                                        route.name() + " " + each.code(), () -> assertAnswered(route, each))));
    }

    private static Registry registry() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(CITY)) {
            for (Path each : found.toList()) {
                files.put(each.getFileName().toString(), Files.readString(each));
            }
        }
        Merge.Result city = Merge.of(Registry.EMPTY, RegistryReader.read(files, context.getBean(KindFaces.class)));
        assertThat(city.problems()).isEmpty();
        return city.registry();
    }

    private static void assertAnswered(Route route, Operation operation) throws Exception {
        Application.Connection connection = resolved(route.connection());
        ConnectorKind kind = context.getBeansOfType(ConnectorKind.class).values().stream()
                .filter(each -> each.face().kind().equals(connection.kind()))
                .findFirst()
                .orElseThrow();
        byte[] body = switch (kind.open(route.application(), connection)) {
            case HttpTarget target -> overHttp(target, operation);
            case Connector connector -> overConnector(connector, operation);
        };
        JsonNode answer = JsonMapper.shared().readTree(body);
        JsonNode record = answer.isArray() ? answer.path(0) : answer;
        assertThat(record.size()).as(answer.toString()).isGreaterThan(1);
        route.everyAgreement()
                .filter(each -> each.operations().size() == 1 && each.allows(operation.code()))
                .forEach(each -> each.fields()
                        .forEach(field -> assertThat(record.at("/" + field.replaceFirst("\\..*", ""))
                                        .isMissingNode())
                                .as(field + " for " + each.consumer())
                                .isFalse()));
    }

    private static byte[] overHttp(HttpTarget target, Operation operation) throws Exception {
        String path = operation.settings().getOrDefault("path", operation.path().toString());
        HttpRequest request = HttpRequest.newBuilder(URI.create(target.origin() + fill(path, operation)))
                .method(operation.method(), BodyPublishers.noBody())
                .build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isBetween(200, 201);
        return response.body();
    }

    private static byte[] overConnector(Connector connector, Operation operation) throws FaultException {
        try (connector) {
            Reply reply = connector.call(operation, call(fill(operation.path().toString(), operation)));
            assertThat(reply.status()).isEqualTo(200);
            return reply.body();
        }
    }

    private static Call call(String tail) {
        Instant now = Instant.now();
        return Call.arrived(
                        CallId.at(now),
                        "GET",
                        "a",
                        "s",
                        tail,
                        null,
                        Headers.NONE,
                        "127.0.0.1",
                        now,
                        TraceContext.of(null))
                .withDeadline(now.plusSeconds(20));
    }

    /** Stands in for the city's own features, which answer no calls. */
    private static final class InsideTheHub implements ConnectorKind {
        @Override
        public ConnectionFace face() {
            return new ConnectionFace("layanan", new Text("di dalam hub", "inside the hub"), List.of(), List.of());
        }

        @Override
        public Target open(Application application, Application.Connection connection) {
            throw new IllegalArgumentException("connection: " + connection.code() + " (expected: one that answers)");
        }
    }

    private static String fill(String path, Operation operation) {
        String filled = path;
        for (Map.Entry<String, String> each : operation.example().entrySet()) {
            String value =
                    URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8).replace("+", "%20");
            filled = filled.replace("{" + each.getKey() + "}", value).replace("{+" + each.getKey() + "}", value);
        }
        return filled;
    }

    private static Application.Connection resolved(Application.Connection connection) {
        Map<String, String> settings = new HashMap<>(connection.settings());
        context.getBean(TargetVariables.class)
                .values()
                .forEach((name, value) -> settings.replaceAll((key, text) -> text.replace("${" + name + "}", value)));
        return new Application.Connection(connection.code(), connection.kind(), connection.resilience(), settings);
    }
}
