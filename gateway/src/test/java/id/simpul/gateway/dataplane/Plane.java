package id.simpul.gateway.dataplane;

import id.simpul.gateway.runtime.HttpSettings;
import id.simpul.gateway.runtime.Ports;
import id.simpul.hub.call.CallPath;
import id.simpul.hub.call.LiveRoutes;
import id.simpul.hub.connector.ConnectorKind;
import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.connector.Target;
import id.simpul.hub.health.Observations;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.ledger.EvidenceDigests;
import id.simpul.hub.ledger.UnknownRefusals;
import id.simpul.hub.message.TraceContext;
import id.simpul.hub.policy.ApiKeyVerifier;
import id.simpul.hub.policy.Client;
import id.simpul.hub.policy.FailureLimit;
import id.simpul.hub.policy.Identity;
import id.simpul.hub.policy.TokenVerifier;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.store.Database;
import id.simpul.hub.store.Home;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The door for calls on a real socket over the real path; evidence is in the test's hand. */
final class Plane implements AutoCloseable {
    static final String CONSUMER = "pemakai";

    final HeldEvidence evidence = new HeldEvidence();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final HttpServer govstack;

    Plane(Path home, RouteTable table) {
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(Home.class, () -> new Home(home));
        context.registerBean(HeldEvidence.class, () -> evidence);
        context.registerBean(UnknownRefusals.class, Plane::refusals);
        context.registerBean(TokenVerifier.class, () -> Plane::known);
        context.registerBean(ApiKeyVerifier.class, () -> key -> new ApiKeyVerifier.Verdict(known(key), "x", null));
        context.registerBean(FailureLimit.class, () -> (name, address) -> null);
        context.registerBean(ConnectorKind.class, () -> new PlainHttp());
        context.register(KeyRing.class, EvidenceDigests.class, Observations.class);
        context.scan("id.simpul.hub.call", "id.simpul.hub.policy", "id.simpul.hub.connector");
        context.refresh();
        swap(table);
        ApiDoor door = new ApiDoor(
                vertx,
                context.getBean(CallPath.class),
                new Answers(new Ports(0)),
                new HttpClients(vertx, 1),
                new SlowGuard(vertx, HttpSettings.of(Map.of())),
                Clock.systemUTC());
        server = server(door, FacetDialect.XROAD);
        govstack = server(door, FacetDialect.GOVSTACK);
    }

    private HttpServer server(ApiDoor door, FacetDialect dialect) {
        FacetParts parts = new FacetParts(
                context.getBean(CallPath.class), context.getBean(LiveRoutes.class), new Ports(0), Clock.systemUTC());
        FacetDoor facet = new FacetDoor(vertx, parts, dialect, door);
        return vertx.createHttpServer()
                .requestHandler(request -> {
                    String path = String.valueOf(request.path());
                    if (facet.takes(path)) {
                        facet.handle(request, path, TraceContext.of(null));
                    } else {
                        door.handle(request, path, TraceContext.of(null));
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    int port(FacetDialect dialect) {
        return (dialect == FacetDialect.XROAD ? server : govstack).actualPort();
    }

    /** Counts for a database that never comes. */
    private static UnknownRefusals refusals() {
        DataSource nowhere = new DriverManagerDataSource();
        return new UnknownRefusals(new Database(nowhere, List.of()), nowhere, Clock.systemUTC());
    }

    private static Identity.Decision known(String token) {
        return new Identity.Decision.Known(
                new Client(CONSUMER, Set.of("api"), Instant.now().plus(Duration.ofHours(1))));
    }

    void swap(RouteTable table) {
        context.getBean(LiveRoutes.class).accept(table);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    CompletableFuture<HttpResponse<String>> begin(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
                .header("Authorization", "Bearer x")
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> call(String path) {
        return begin(path).join();
    }

    @Override
    public void close() throws IOException {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        http.close();
        context.close();
    }

    /** A kind whose one setting is the target's address. */
    private static final class PlainHttp implements ConnectorKind {
        @Override
        public ConnectionFace face() {
            return new ConnectionFace("http", new ConnectionFace.Text("HTTP", "HTTP"), List.of(), List.of());
        }

        @Override
        public Target open(Application application, Application.Connection connection) {
            URI origin = URI.create(connection.settings().getOrDefault("baseUrl", ""));
            return new HttpTarget(origin, Duration.ofSeconds(2), 64, Map.of());
        }
    }
}
