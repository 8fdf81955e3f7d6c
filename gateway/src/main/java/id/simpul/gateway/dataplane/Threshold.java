package id.simpul.gateway.dataplane;

import id.simpul.gateway.runtime.HttpSettings;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.TraceContext;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;

/** What every request passes before any door of a port sees it: form, limits, and who has been told to go. */
final class Threshold {
    private final HttpSettings settings;
    private final Answers answers;
    private final SlowGuard slow;

    Threshold(HttpSettings settings, Answers answers, SlowGuard slow) {
        this.settings = settings;
        this.answers = answers;
        this.slow = slow;
    }

    /** Takes requests that can be read in one way only. */
    @FunctionalInterface
    interface Beyond {
        void handle(HttpServerRequest request, String path, TraceContext trace);
    }

    SlowGuard guard() {
        return slow;
    }

    /** The same server, with this threshold before {@code doors}. */
    HttpServer before(HttpServer server, Beyond doors) {
        return server.connectionHandler(slow::opened)
                .invalidRequestHandler(this::malformed)
                .requestHandler(request -> handle(request, doors));
    }

    /** What the decoder refused: it cannot tell where the next request would begin. */
    private void malformed(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        Fault fault = switch (cause) {
            case TooLongHttpLineException longLine ->
                Fault.caller(
                        FaultCode.ALAMAT_TERLALU_PANJANG, "The first line exceeds " + settings.maxLine() + " bytes.");
            case TooLongHttpHeaderException longHeader ->
                Fault.caller(
                        FaultCode.KEPALA_TERLALU_BESAR, "The headers exceed " + settings.maxHeaderBytes() + " bytes.");
            case null, default -> Fault.caller(FaultCode.PERMINTAAN_TIDAK_SAH, "The request is not well-formed HTTP.");
        };
        close(request, fault, TraceContext.of(null));
    }

    private void handle(HttpServerRequest request, Beyond doors) {
        if (!slow.arrived(request)) {
            return;
        }
        TraceContext trace = TraceContext.of(request.getHeader("traceparent"));
        Fault fault = RequestRules.violation(request, settings.maxHeaders());
        if (fault != null) {
            close(request, fault, trace);
            return;
        }
        String path = request.path();
        String violation = path == null ? "The request has no path." : PathRules.violation(path);
        if (path == null || violation != null) {
            close(request, Fault.caller(FaultCode.ALAMAT_TIDAK_SAH, violation == null ? "" : violation), trace);
            return;
        }
        doors.handle(request, path, trace);
    }

    /** Answers, and reads nothing more from that connection; over HTTP/2 only from that stream. */
    void close(HttpServerRequest request, Fault fault, TraceContext trace) {
        if (request.response().headWritten()) {
            return;
        }
        if (request.version() != HttpVersion.HTTP_2) {
            slow.condemn(request.connection());
            request.response().putHeader("Connection", "close");
            request.response().endHandler(ended -> request.connection().close());
        }
        answers.problem(request, fault, trace, List.of());
    }
}
