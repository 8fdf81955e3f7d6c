package id.simpul.gateway.dataplane;

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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server on one event loop: decides which door a request is for. */
final class GatewayVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayVerticle.class);

    private final HttpServerOptions options;
    private final Function<Vertx, ApiDoor> apiDoor;
    private final Map<String, Door> doors;
    private final Answers answers;

    /**
     * @param doors by method and path, such as {@code POST /oauth2/token}
     */
    GatewayVerticle(
            HttpServerOptions options, Function<Vertx, ApiDoor> apiDoor, Map<String, Door> doors, Answers answers) {
        this.options = options;
        this.apiDoor = apiDoor;
        this.doors = doors;
        this.answers = answers;
    }

    @Override
    public Future<?> start() {
        ApiDoor api = apiDoor.apply(vertx);
        return vertx.createHttpServer(options)
                .requestHandler(request -> handle(request, api))
                .listen();
    }

    private void handle(HttpServerRequest request, ApiDoor api) {
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
        Door door = doors.get(request.method().name() + " " + path);
        if (door != null) {
            enter(request, door, trace);
            return;
        }
        List<String> allow = doors.keySet().stream()
                .filter(each -> each.endsWith(" " + path))
                .map(each -> each.substring(0, each.indexOf(' ')))
                .toList();
        FaultCode code = allow.isEmpty() ? FaultCode.HALAMAN_TIDAK_ADA : FaultCode.METODE_TIDAK_ADA;
        refuse(request, code, "The gateway has no such address for this method.", trace, allow);
    }

    private void refuse(
            HttpServerRequest request, FaultCode code, String detail, TraceContext trace, List<String> allow) {
        answers.problem(request, Fault.caller(code, detail), trace, allow);
    }

    private void enter(HttpServerRequest request, Door door, TraceContext trace) {
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= door.bodyLimit()) {
                body.appendBuffer(chunk);
            } else if (!request.response().ended()) {
                refuse(
                        request,
                        FaultCode.ISI_TERLALU_BESAR,
                        "The body exceeds " + door.bodyLimit() + " bytes.",
                        trace,
                        List.of());
            }
        });
        Context context = vertx.getOrCreateContext();
        request.endHandler(
                ended -> Thread.ofVirtual().name("door").start(() -> ask(request, door, body, context, trace)));
    }

    private void ask(HttpServerRequest request, Door door, Buffer body, Context context, TraceContext trace) {
        try {
            String address = request.remoteAddress().hostAddress();
            Reply reply = door.answer(new VertxHeaders(request.headers()), body.getBytes(), address);
            context.runOnContext(now -> answers.reply(request, reply));
        } catch (RuntimeException broken) {
            LOG.error("a door of the gateway broke, trace {}", trace.traceId(), broken);
            Fault fault = Fault.hub(FaultCode.GALAT_HUB, "The hub failed to answer.");
            context.runOnContext(now -> answers.problem(request, fault, trace, List.of()));
        }
    }
}
