package id.simpul.gateway.dataplane;

import id.simpul.gateway.runtime.Ports;
import id.simpul.hub.connector.Intake;
import id.simpul.hub.message.Call;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Problem;
import id.simpul.hub.message.Reply;
import id.simpul.hub.message.TraceContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the hub's own answers: problems and whole replies. */
@Component
class Answers {
    private static final long DRAIN_LIMIT = 64 * 1024;
    private static final long LINGER_MILLIS = 2000;
    private static final JsonMapper JSON = new JsonMapper();

    private final String help;

    Answers(Ports ports) {
        help = "http://localhost:" + ports.web();
    }

    /** The problem of a call whose id is known. */
    void problem(HttpServerRequest request, Fault fault, Call call) {
        problem(request, fault, call, List.of());
    }

    void problem(HttpServerRequest request, Fault fault, Call call, List<String> allow) {
        request.response().putHeader("X-Request-Id", call.id().value());
        problem(request, fault, call.trace(), allow);
    }

    /** The problem of a request that never became a call. */
    void problem(HttpServerRequest request, Fault fault, TraceContext trace, List<String> allow) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        boolean english = english(request.getHeader("accept-language"));
        Problem problem = Problem.of(fault, locale(english), trace.traceId(), help);
        response.setStatusCode(problem.status());
        describe(fault, problem, english, trace, response::putHeader);
        if (!allow.isEmpty()) {
            response.putHeader("Allow", String.join(", ", allow));
        }
        discard(request);
        response.end(Buffer.buffer(JSON.writeValueAsBytes(problem.members())));
    }

    /** Writes the head of a problem that stands for an error of the target with that status; the body to end it with. */
    Buffer errorOfTarget(HttpServerRequest request, int status, Call call) {
        boolean english = english(request.getHeader("accept-language"));
        Fault fault = Fault.target(FaultCode.TUJUAN_MENJAWAB_GALAT, "The target answered " + status + ".");
        Problem problem =
                Problem.of(fault, locale(english), call.trace().traceId(), help).withStatus(status);
        HttpServerResponse response = request.response().setStatusCode(status);
        describe(fault, problem, english, call.trace(), response::putHeader);
        return Buffer.buffer(JSON.writeValueAsBytes(problem.members()));
    }

    /** A problem as the reply of one of the hub's own doors. */
    Reply problem(Fault fault, Intake.Request request) {
        return problem(fault, request, Map.of());
    }

    /** A problem with members of the door's own. */
    Reply problem(Fault fault, Intake.Request request, Map<String, ?> more) {
        boolean english = english(request.headers().first("accept-language"));
        Problem problem = Problem.of(fault, locale(english), request.trace().traceId(), help);
        Map<String, String> headers =
                new TreeMap<>(Map.of("X-Request-Id", request.id().value()));
        describe(fault, problem, english, request.trace(), headers::put);
        Map<String, Object> members = problem.members();
        members.putAll(more);
        return new Reply(problem.status(), Headers.of(headers), JSON.writeValueAsBytes(members));
    }

    /** A whole reply of one of the hub's own doors. */
    void reply(HttpServerRequest request, Reply reply) {
        HttpServerResponse response = request.response();
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        if (HttpMethod.HEAD.equals(request.method())) {
            response.putHeader("Content-Length", Integer.toString(reply.body().length));
            response.end();
        } else {
            response.end(Buffer.buffer(reply.body()));
        }
    }

    private static Locale locale(boolean english) {
        return english ? Locale.ENGLISH : Locale.of("id");
    }

    private static void describe(
            Fault fault, Problem problem, boolean english, TraceContext trace, BiConsumer<String, String> header) {
        header.accept("Content-Type", "application/problem+json");
        header.accept("Content-Language", english ? "en" : "id");
        header.accept("Cache-Control", "no-store");
        header.accept("traceparent", trace.traceparent());
        Duration retryAfter = fault.retryAfter();
        if (retryAfter != null) {
            header.accept("Retry-After", Long.toString(Math.max(1, (retryAfter.toMillis() + 999) / 1000)));
        }
        if (problem.status() == 401) {
            header.accept("WWW-Authenticate", challenge(fault.code()));
        }
    }

    /** RFC 6750, section 3.1: whoever brought a token is told that it is the token; whoever brought none is told nothing. */
    private static String challenge(FaultCode code) {
        return switch (code) {
            case TOKEN_TIDAK_SAH, TOKEN_KEDALUWARSA, TOKEN_DICABUT ->
                "Bearer realm=\"simpul\", error=\"invalid_token\"";
            default -> "Bearer realm=\"simpul\"";
        };
    }

    /** Lets a body that nobody wants run out; a long one closes the connection instead. */
    static void discard(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        boolean chunked = request.getHeader("transfer-encoding") != null;
        boolean multiplexed = request.version() == HttpVersion.HTTP_2;
        // who waits to be asked for its body may send it or not: what follows could not be told apart
        if (!multiplexed && Expectation.waits(request)) {
            closeAtEnd(request);
        } else if (!multiplexed && (chunked || BodyLimit.announced(request) > DRAIN_LIMIT)) {
            closeSoon(request);
            return;
        }
        request.handler(null).endHandler(null).resume();
    }

    private static void closeAtEnd(HttpServerRequest request) {
        request.response().putHeader("Connection", "close");
        request.response().endHandler(ended -> request.connection().close());
    }

    /** Who is still sending would lose the answer with a connection that is closed at once (RFC 9112, section 9.6). */
    private static void closeSoon(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        request.response().putHeader("Connection", "close");
        Context context = Vertx.currentContext();
        if (context != null) {
            context.owner().setTimer(LINGER_MILLIS, late -> connection.close());
        }
        request.handler(null)
                .exceptionHandler(broken -> connection.close())
                .endHandler(ended -> connection.close())
                .resume();
    }

    /** Indonesian unless the caller prefers English. */
    static boolean english(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return false;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
            Locale best = Locale.lookup(ranges, List.of(Locale.of("id"), Locale.ENGLISH));
            return Locale.ENGLISH.equals(best);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
