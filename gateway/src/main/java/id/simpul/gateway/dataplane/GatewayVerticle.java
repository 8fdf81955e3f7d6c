package id.simpul.gateway.dataplane;

import id.simpul.gateway.runtime.HttpSettings;
import id.simpul.hub.connector.Intake;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.Reply;
import id.simpul.hub.message.TraceContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server on one event loop: decides which door a request is for. */
final class GatewayVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayVerticle.class);

    private final HttpServerOptions options;
    private final HttpSettings settings;
    private final Consumer<OpenPort> ports;
    private final ApiDoorway apiDoor;
    private final FacetParts facets;
    private final Doors doors;
    private final Answers answers;
    private final Clock clock;
    private final BooleanSupplier stopping;

    /** Makes the door to the applications for one event loop. */
    @FunctionalInterface
    interface ApiDoorway {
        ApiDoor at(Vertx onLoop, SlowGuard guard);
    }

    /** The doors that make calls of requests, and the directory. */
    private record Rooms(ApiDoor api, FacetDoor facet, DirectoryDoor directory) {}

    GatewayVerticle(
            HttpServerOptions options,
            HttpSettings settings,
            Consumer<OpenPort> ports,
            ApiDoorway apiDoor,
            FacetParts facets,
            Doors doors,
            Answers answers,
            Clock clock,
            BooleanSupplier stopping) {
        this.options = options;
        this.settings = settings;
        this.ports = ports;
        this.apiDoor = apiDoor;
        this.facets = facets;
        this.doors = doors;
        this.answers = answers;
        this.clock = clock;
        this.stopping = stopping;
    }

    @Override
    public Future<?> start() {
        SlowGuard slow = new SlowGuard(vertx, settings);
        Threshold threshold = new Threshold(settings, answers, slow);
        ApiDoor api = apiDoor.at(vertx, slow);
        Rooms rooms = new Rooms(
                api, new FacetDoor(vertx, facets, FacetDialect.XROAD, api), new DirectoryDoor(vertx, facets, answers));
        HttpServer server = vertx.createHttpServer(options);
        ports.accept(new OpenPort(vertx.getOrCreateContext(), server, slow));
        return threshold
                .before(server, (request, path, trace) -> route(request, path, rooms, threshold, trace))
                .listen();
    }

    private void route(HttpServerRequest request, String path, Rooms rooms, Threshold threshold, TraceContext trace) {
        if (path.startsWith(ApiDoor.PREFIX)) {
            rooms.api().handle(request, path, trace);
            return;
        }
        if (rooms.facet().takes(path)) {
            rooms.facet().handle(request, path, trace);
            return;
        }
        if (path.equals(DirectoryDoor.PATH)) {
            rooms.directory().handle(request, trace);
            return;
        }
        Doors.Found found = doors.find(request.method().name(), path);
        if (found != null) {
            enter(request, found, threshold, trace);
            return;
        }
        List<String> allow = doors.methods(path);
        FaultCode code = allow.isEmpty() ? FaultCode.HALAMAN_TIDAK_ADA : FaultCode.METODE_TIDAK_ADA;
        refuse(request, code, "The gateway has no such address for this method.", trace, allow);
    }

    private void refuse(
            HttpServerRequest request, FaultCode code, String detail, TraceContext trace, List<String> allow) {
        answers.problem(request, Fault.caller(code, detail), trace, allow);
    }

    private void enter(HttpServerRequest request, Doors.Found found, Threshold threshold, TraceContext trace) {
        int limit = found.door().bodyLimit();
        Fault tooLarge = Fault.caller(FaultCode.ISI_TERLALU_BESAR, "The body exceeds " + limit + " bytes.");
        if (BodyLimit.announced(request) > limit) {
            answers.problem(request, tooLarge, trace, List.of());
            return;
        }
        Buffer body = Buffer.buffer();
        Pace pace = new Pace(late -> threshold.close(request, late, trace));
        SlowGuard guard = threshold.guard();
        guard.watch(pace);
        pace.awaitBody();
        request.handler(chunk -> {
            pace.awaitBody();
            if (body.length() + chunk.length() <= limit) {
                body.appendBuffer(chunk);
            } else {
                guard.forget(pace);
                answers.problem(request, tooLarge, trace, List.of());
            }
        });
        request.exceptionHandler(failure -> {
            guard.forget(pace);
            answers.problem(request, BodyLimit.malformed(), trace, List.of());
        });
        Context context = vertx.getOrCreateContext();
        request.endHandler(ended -> {
            guard.forget(pace);
            Thread.ofVirtual().name("door").start(() -> ask(request, found, body, context, trace));
        });
        Expectation.proceed(request);
    }

    private void ask(HttpServerRequest request, Doors.Found found, Buffer body, Context context, TraceContext trace) {
        try {
            Instant arrived = clock.instant();
            CallId id = CallId.at(arrived);
            Reply reply = found.door()
                    .handler()
                    .answer(new Intake.Request(
                            id,
                            found.variables(),
                            new VertxHeaders(request.headers()),
                            body.getBytes(),
                            request.remoteAddress().hostAddress(),
                            arrived,
                            trace));
            context.runOnContext(now -> {
                request.response().putHeader("X-Request-Id", id.value());
                answers.reply(request, reply);
            });
        } catch (RejectedExecutionException stopped) {
            LOG.warn("a caller was still waiting at a door when the hub stopped, trace {}", trace.traceId());
        } catch (RuntimeException broken) {
            brokenDoor(request, context, trace, broken);
        }
    }

    /** A door that breaks because the hub stops under it is nobody's to repair. */
    private void brokenDoor(HttpServerRequest request, Context context, TraceContext trace, RuntimeException broken) {
        if (stopping.getAsBoolean()) {
            LOG.warn("a door was still answering when the hub stopped, trace {}", trace.traceId());
            return;
        }
        LOG.error("a door of the gateway broke, trace {}", trace.traceId(), broken);
        Fault fault = Fault.hub(FaultCode.GALAT_HUB, "The hub failed to answer.");
        context.runOnContext(now -> answers.problem(request, fault, trace, List.of()));
    }
}
