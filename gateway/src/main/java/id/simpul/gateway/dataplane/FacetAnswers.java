package id.simpul.gateway.dataplane;

import id.simpul.gateway.facet.FacetError;
import id.simpul.gateway.facet.RequestHash;
import id.simpul.gateway.runtime.Ports;
import id.simpul.hub.message.Call;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.TraceContext;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request in X-Road's manner: its headers, its hash, its form of errors. Its own headers are set when the head goes out,
 * over whatever the provider says.
 */
final class FacetAnswers extends Answers implements Manner {
    static final String ID = "X-Road-Id";

    /** What X-Road leaves out of the hash and of what it passes on (message protocol for REST 1.0.4). */
    private static final Set<String> NOT_KEPT = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "host",
            "user-agent",
            "server");

    private final HttpServerRequest request;
    private final FacetDialect dialect;
    private final @Nullable String client;
    private final @Nullable String service;
    private final String id;
    private final String requestId = UUID.randomUUID().toString();
    private final RequestHash hash;
    private @Nullable String error;

    FacetAnswers(Ports ports, HttpServerRequest request, FacetDialect dialect, @Nullable String service) {
        super(ports);
        this.request = request;
        this.dialect = dialect;
        this.service = service;
        this.client = dialect.client(request.headers());
        String given = request.getHeader(ID);
        this.id = given == null ? UUID.randomUUID().toString() : given;
        this.hash = new RequestHash(request.method().name(), request.uri());
        for (Map.Entry<String, String> each : request.headers()) {
            if (!NOT_KEPT.contains(each.getKey().toLowerCase(Locale.ROOT))) {
                hash.header(each.getKey(), each.getValue());
            }
        }
        hash.header("X-Road-Request-Id", requestId);
        request.response().headersEndHandler(now -> speak(request.response().headers()));
    }

    /** The client's header as it counts, or null. */
    @Nullable
    String client() {
        return client;
    }

    String id() {
        return id;
    }

    @Override
    public void received(byte[] piece) {
        hash.body(piece);
    }

    @Override
    public void toTarget(MultiMap headers) {
        headers.remove("User-Agent");
        if (client != null) {
            headers.set(dialect.header(), client);
        }
        if (!headers.contains("Accept")) {
            headers.set("Accept", "application/json");
        }
        headers.set(ID, id).set("X-Road-Request-Id", requestId);
    }

    /** The hash is left out where the provider answers before it has heard the whole request. */
    private void speak(MultiMap headers) {
        headers.remove("X-Road-Error").remove("X-Road-Request-Hash");
        set(headers, dialect.header(), client);
        set(headers, "X-Road-Service", service);
        set(headers, ID, id);
        headers.set("X-Road-Request-Id", requestId);
        if (request.isEnded() || !hasBody()) {
            headers.set("X-Road-Request-Hash", hash.finish());
        }
        set(headers, "X-Road-Error", error);
    }

    private static void set(MultiMap headers, String name, @Nullable String value) {
        if (value == null || !value.chars().allMatch(each -> each >= ' ' && each < 0x7f)) {
            headers.remove(name);
        } else {
            headers.set(name, value);
        }
    }

    private boolean hasBody() {
        String length = request.getHeader("content-length");
        return request.getHeader("transfer-encoding") != null || (length != null && !length.equals("0"));
    }

    @Override
    void problem(HttpServerRequest asked, Fault fault, TraceContext trace, List<String> allow) {
        HttpServerResponse response = asked.response();
        if (response.ended() || response.closed()) {
            return;
        }
        FacetError told = told(fault);
        error = told.type();
        response.setStatusCode(told.status())
                .putHeader("Content-Type", told.contentType())
                .putHeader("Cache-Control", "no-store")
                .putHeader("traceparent", trace.traceparent());
        Duration wait = fault.retryAfter();
        if (wait != null) {
            response.putHeader("Retry-After", Long.toString(Math.max(1, (wait.toMillis() + 999) / 1000)));
        }
        if (!allow.isEmpty()) {
            response.putHeader("Allow", String.join(", ", allow));
        }
        discard(asked);
        response.end(Buffer.buffer(told.body()));
    }

    /** It was the provider that failed: no X-Road-Error. */
    @Override
    Buffer errorOfTarget(HttpServerRequest asked, int status, Call call) {
        FacetError told = told(Fault.target(FaultCode.TUJUAN_MENJAWAB_GALAT, "The target answered " + status + "."));
        asked.response().setStatusCode(status).putHeader("Content-Type", told.contentType());
        return Buffer.buffer(told.body());
    }

    private FacetError told(Fault fault) {
        boolean english = english(request.getHeader("accept-language"));
        return FacetError.of(fault, request.getHeader("accept"), english ? Locale.ENGLISH : Locale.of("id"));
    }
}
