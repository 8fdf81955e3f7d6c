package id.simpul.gateway.dataplane;

import id.simpul.gateway.runtime.Farewell;
import id.simpul.gateway.runtime.HttpSettings;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.TraceContext;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.RouteTableListener;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * GovStack's own port, with an event loop of its own: on where {@code SIMPUL_GOVSTACK} is {@code on}, and in the sample city
 * unless it is {@code off}. Opens when the first registry is known.
 */
@Component
class GovStackPlane implements RouteTableListener, SmartLifecycle, Farewell {
    private static final Logger LOG = LoggerFactory.getLogger(GovStackPlane.class);
    private static final int STOP_SECONDS = 10;

    private final FacetParts parts;
    private final Answers answers;
    private final HttpSettings http;
    private final String wish;
    private @Nullable Vertx vertx;
    private volatile @Nullable OpenPort port;
    private boolean running = true;

    GovStackPlane(FacetParts parts, Answers answers, HttpSettings http, @Value("${simpul.govstack:}") String wish) {
        this.parts = parts;
        this.answers = answers;
        this.http = http;
        this.wish = wish;
        if (!List.of("", "on", "off").contains(wish)) {
            throw new IllegalArgumentException("SIMPUL_GOVSTACK: " + wish + " (expected: on or off)");
        }
    }

    @Override
    public synchronized void accept(RouteTable table) {
        boolean wanted = wish.equals("on") || (table.registry().city().sample() && !wish.equals("off"));
        if (wanted && running && vertx == null) {
            Vertx started =
                    Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
            vertx = started;
            started.runOnContext(now -> open(started));
        }
    }

    private void open(Vertx loop) {
        SlowGuard slow = new SlowGuard(loop, http);
        ApiDoor api = new ApiDoor(loop, parts.path(), answers, new HttpClients(loop, 1), slow, parts.clock());
        FacetDoor door = new FacetDoor(loop, parts, FacetDialect.GOVSTACK, api);
        HttpServer server = loop.createHttpServer(ServerOptions.of(parts.ports().govstack(), http));
        port = new OpenPort(loop.getOrCreateContext(), server, slow);
        new Threshold(http, answers, slow)
                .before(server, (request, path, trace) -> handle(request, path, door, trace))
                .listen()
                .onFailure(busy -> LOG.warn(
                        "the GovStack facet does not open port {}: {}",
                        parts.ports().govstack(),
                        busy.toString()));
    }

    private void handle(HttpServerRequest request, String path, FacetDoor door, TraceContext trace) {
        if (door.takes(path)) {
            door.handle(request, path, trace);
        } else {
            Fault fault = Fault.caller(FaultCode.HALAMAN_TIDAK_ADA, "The GovStack facet has no such address.");
            answers.problem(request, fault, trace, List.of());
        }
    }

    @Override
    public void announce() {
        OpenPort known = port;
        if (known != null) {
            known.announce();
        }
    }

    @Override
    public CompletionStage<?> leave(Duration limit) {
        OpenPort known = port;
        return known == null
                ? CompletableFuture.completedFuture(null)
                : known.leave(limit).toCompletionStage();
    }

    @Override
    public void start() {
        // opens with the first registry
    }

    @Override
    public void stop() {
        Vertx open;
        synchronized (this) {
            running = false;
            open = vertx;
            vertx = null;
        }
        if (open != null) {
            open.close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
