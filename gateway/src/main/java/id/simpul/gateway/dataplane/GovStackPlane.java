package id.simpul.gateway.dataplane;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.TraceContext;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.RouteTableListener;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
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
class GovStackPlane implements RouteTableListener, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(GovStackPlane.class);
    private static final int STOP_SECONDS = 10;

    private final FacetParts parts;
    private final Answers answers;
    private final String wish;
    private @Nullable Vertx vertx;
    private boolean running = true;

    GovStackPlane(FacetParts parts, Answers answers, @Value("${simpul.govstack:}") String wish) {
        this.parts = parts;
        this.answers = answers;
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
        ApiDoor api = new ApiDoor(loop, parts.path(), answers, new HttpClients(loop, 1), parts.clock());
        FacetDoor door = new FacetDoor(loop, parts, FacetDialect.GOVSTACK, api);
        HttpServerOptions options = new HttpServerOptions()
                .setPort(parts.ports().govstack())
                .setMaxInitialLineLength(8 * 1024)
                .setMaxHeaderSize(32 * 1024)
                .setIdleTimeout(120)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setHandle100ContinueAutomatically(true);
        loop.createHttpServer(options)
                .requestHandler(request -> handle(request, door))
                .listen()
                .onFailure(busy -> LOG.warn(
                        "the GovStack facet does not open port {}: {}",
                        parts.ports().govstack(),
                        busy.toString()));
    }

    private void handle(HttpServerRequest request, FacetDoor door) {
        TraceContext trace = TraceContext.of(request.getHeader("traceparent"));
        String path = request.path();
        String violation = path == null ? "The request has no path." : PathRules.violation(path);
        if (path == null || violation != null) {
            Fault fault = Fault.caller(FaultCode.ALAMAT_TIDAK_SAH, violation == null ? "" : violation);
            answers.problem(request, fault, trace, List.of());
        } else if (door.takes(path)) {
            door.handle(request, path, trace);
        } else {
            Fault fault = Fault.caller(FaultCode.HALAMAN_TIDAK_ADA, "The GovStack facet has no such address.");
            answers.problem(request, fault, trace, List.of());
        }
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
