package id.simpul.gateway.dataplane;

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
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server on one event loop: decides which door a request is for. */
final class GatewayVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayVerticle.class);

    private final HttpServerOptions options;
    private final Function<Vertx, ApiDoor> apiDoor;
    private final FacetParts facets;
    private final Doors doors;
    private final Answers answers;
    private final Clock clock;

    GatewayVerticle(
            HttpServerOptions options,
            Function<Vertx, ApiDoor> apiDoor,
            FacetParts facets,
            Doors doors,
            Answers answers,
            Clock clock) {
        this.options = options;
        this.apiDoor = apiDoor;
        this.facets = facets;
        this.doors = doors;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        ApiDoor api = apiDoor.apply(vertx);
        FacetDoor facet = new FacetDoor(vertx, facets, FacetDialect.XROAD, api);
        DirectoryDoor directory = new DirectoryDoor(vertx, facets, answers);
        return vertx.createHttpServer(options)
                .requestHandler(request -> handle(request, api, facet, directory))
                .listen();
    }

    private void handle(HttpServerRequest request, ApiDoor api, FacetDoor facet, DirectoryDoor directory) {
        TraceContext trace = TraceContext.of(request.getHeader("traceparent"));
        String path = request.path();
        String violation = path == null ? "The request has no path." : PathRules.violation(path);
        if (path == null || violation != null) {
            refuse(request, FaultCode.ALAMAT_TIDAK_SAH, violation == null ? "" : violation, trace, List.of());
            return;
        }
        if (path.startsWith(ApiDoor.PREFIX)) {
            api.handle(request, path, trace);
            return;
        }
        if (facet.takes(path)) {
            facet.handle(request, path, trace);
            return;
        }
        if (path.equals(DirectoryDoor.PATH)) {
            directory.handle(request, trace);
            return;
        }
        Doors.Found found = doors.find(request.method().name(), path);
        if (found != null) {
            enter(request, found, trace);
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

    private void enter(HttpServerRequest request, Doors.Found found, TraceContext trace) {
        int limit = found.door().bodyLimit();
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= limit) {
                body.appendBuffer(chunk);
            } else if (!request.response().ended()) {
                refuse(request, FaultCode.ISI_TERLALU_BESAR, "The body exceeds " + limit + " bytes.", trace, List.of());
            }
        });
        Context context = vertx.getOrCreateContext();
        request.endHandler(
                ended -> Thread.ofVirtual().name("door").start(() -> ask(request, found, body, context, trace)));
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
        } catch (RuntimeException broken) {
            LOG.error("a door of the gateway broke, trace {}", trace.traceId(), broken);
            Fault fault = Fault.hub(FaultCode.GALAT_HUB, "The hub failed to answer.");
            context.runOnContext(now -> answers.problem(request, fault, trace, List.of()));
        }
    }
}
