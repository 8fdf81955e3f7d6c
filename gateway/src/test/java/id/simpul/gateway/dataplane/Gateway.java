package id.simpul.gateway.dataplane;

import id.simpul.gateway.runtime.HttpSettings;
import id.simpul.gateway.runtime.Ports;
import id.simpul.hub.call.CallPath;
import id.simpul.hub.call.LiveRoutes;
import id.simpul.hub.connector.KindFaces;
import id.simpul.hub.health.Observations;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.ledger.Evidence;
import id.simpul.hub.ledger.EvidenceDigests;
import id.simpul.hub.ledger.LedgerRecord;
import id.simpul.hub.ledger.UnknownRefusals;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.policy.ApiKeyVerifier;
import id.simpul.hub.policy.Client;
import id.simpul.hub.policy.FailureLimit;
import id.simpul.hub.policy.Identity;
import id.simpul.hub.policy.Maintenance;
import id.simpul.hub.policy.TokenVerifier;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.yaml.Merge;
import id.simpul.hub.registry.yaml.RegistryReader;
import id.simpul.hub.store.Database;
import id.simpul.hub.store.Home;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** The data plane with its real policies on a port of its own, in front of one target; evidence is kept in a list. */
final class Gateway implements AutoCloseable {
    /** What a caller has to send. */
    static final String TOKEN = "Authorization: Bearer boleh\r\n";

    private static final String CITY = """
            format: simpul/1
            city: { name: Kota Uji, regionCode: "99.71", zone: Asia/Jakarta, sample: true }
            """;

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final List<LedgerRecord> evidence = new CopyOnWriteArrayList<>();
    private final DataPlane plane;
    private final Ports ports;

    /**
     * @param origin where the target is
     * @param settings more settings of the connection, as YAML behind a comma; or empty
     */
    Gateway(Path home, String origin, String settings, Map<String, String> environment) {
        this(home, kota(origin, settings), environment);
    }

    /** @param agency the file of the one agency of the city */
    Gateway(Path home, String agency, Map<String, String> environment) {
        Clock clock = Clock.systemUTC();
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.registerBean(Home.class, () -> new Home(home));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(KeyRing.class, () -> new KeyRing(new Home(home), clock, ""));
        context.registerBean(Evidence.class, () -> new Kept(evidence));
        context.registerBean(
                UnknownRefusals.class,
                () -> new UnknownRefusals(
                        new Database(new SimpleDriverDataSource(), List.of()), new SimpleDriverDataSource(), clock));
        context.registerBean(TokenVerifier.class, () -> Gateway::judge);
        context.registerBean(ApiKeyVerifier.class, () -> key -> {
            throw new IllegalStateException("no test sends a key");
        });
        context.registerBean(FailureLimit.class, () -> (name, address) -> null);
        context.register(EvidenceDigests.class, Observations.class);
        context.scan(
                "id.simpul.hub.call", "id.simpul.hub.policy", "id.simpul.hub.connector", "id.simpul.connectors.http");
        context.refresh();
        apply(agency);
        ports = free();
        plane = new DataPlane(
                context.getBean(CallPath.class),
                new Answers(ports),
                new FacetParts(context.getBean(CallPath.class), context.getBean(LiveRoutes.class), ports, clock),
                new Doors(Door.of(
                        "POST", "/pintu", 1024, request -> new Reply(200, Headers.of(Map.of()), request.body()))),
                ports,
                HttpSettings.of(environment),
                clock);
        plane.start();
    }

    /** Puts another file of the agency in force. */
    void apply(String agency) {
        Merge.Result result = Merge.of(
                Registry.EMPTY,
                RegistryReader.read(Map.of("city.yaml", CITY, "uji.yaml", agency), context.getBean(KindFaces.class)));
        if (!result.problems().isEmpty()) {
            throw new IllegalStateException(result.problems().toString());
        }
        RouteTable table = new RouteTable(result.registry());
        context.getBean(LiveRoutes.class).accept(table);
        context.getBean(Maintenance.class).accept(table);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private static String kota(String origin, String settings) {
        try (var yaml = Objects.requireNonNull(Gateway.class.getResourceAsStream("kota.yaml"))) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("ORIGIN", origin)
                    .replace("SETTINGS", settings);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Identity.Decision judge(String token) {
        return token.equals("boleh")
                ? new Identity.Decision.Known(new Client("pemakai", Set.of(), Instant.MAX))
                : new Identity.Decision.Refused(Fault.caller(FaultCode.TOKEN_TIDAK_SAH, "No such token."));
    }

    private static Ports free() {
        try (ServerSocket probe = new ServerSocket(0)) {
            return new Ports(probe.getLocalPort() - 8000);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    int port() {
        return ports.gateway();
    }

    /** The server itself, to be told to leave. */
    DataPlane plane() {
        return plane;
    }

    /** A GET of the application in {@link TargetCity}, with more headers as pairs. */
    CompletableFuture<HttpResponse<String>> get(HttpClient http, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port() + "/api/uji/apa/1"))
                .header("Authorization", "Bearer boleh");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The records so far, openings and closings. */
    List<LedgerRecord> evidence() {
        return evidence;
    }

    @Override
    public void close() {
        plane.stop();
        context.close();
    }

    private record Kept(List<LedgerRecord> records) implements Evidence {
        @Override
        public void append(LedgerRecord record) {
            records.add(record);
        }

        @Override
        public CompletionStage<Void> appendStrictly(LedgerRecord record, Duration patience) {
            records.add(record);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public String node() {
            return "uji-1";
        }
    }
}
