package id.simpul.gateway.dataplane;

import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.policy.FieldFilter;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/**
 * Carries one admitted call to an HTTP target and streams the answer back with back-pressure both ways. The last piece of
 * the answer is withheld until the call is settled; an answer that must be filtered is held whole.
 */
final class HttpRelay {
    private final Exchange exchange;
    private final HttpTarget target;
    private final HttpClients clients;
    private @Nullable HttpClientRequest upstream;
    private @Nullable Buffer withheld;
    private long sent;

    HttpRelay(Exchange exchange, HttpTarget target, HttpClients clients) {
        this.exchange = exchange;
        this.target = target;
        this.clients = clients;
        exchange.onEnd(this::release);
    }

    void start() {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(exchange.passage().call().method()))
                .setHost(target.origin().getHost())
                .setPort(port())
                .setSsl("https".equals(target.origin().getScheme()))
                .setURI(UpstreamPath.of(target, exchange.passage()))
                .setHeaders(toTarget());
        clients.client(target)
                .request(options)
                .onSuccess(this::send)
                .onFailure(failure -> exchange.fail(Failures.of(failure)));
    }

    private int port() {
        int port = target.origin().getPort();
        return port >= 0 ? port : "https".equals(target.origin().getScheme()) ? 443 : 80;
    }

    private MultiMap toTarget() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        HeaderRules.toTarget(exchange.request(), exchange.passage(), target, headers);
        exchange.manner().toTarget(headers);
        return headers;
    }

    private void send(HttpClientRequest request) {
        if (exchange.isOver()) {
            request.exceptionHandler(known -> {}).reset();
            return;
        }
        upstream = request;
        request.exceptionHandler(failure -> exchange.fail(Failures.of(failure)));
        request.response().onSuccess(this::answer).onFailure(failure -> exchange.fail(Failures.of(failure)));
        sendBody(request);
    }

    private void sendBody(HttpClientRequest to) {
        HttpServerRequest from = exchange.request();
        Buffer held = exchange.held();
        if (held != null) {
            exchange.received(held.getBytes());
            to.end(held);
            return;
        }
        if (!hasBody(from)) {
            from.resume();
            to.end();
            return;
        }
        Sample sample = exchange.requestSample();
        from.handler(chunk -> sendPiece(chunk, to, sample));
        from.endHandler(ended -> {
            exchange.pace().rest();
            sample.end();
            to.end();
        });
        exchange.pace().awaitBody();
        from.resume();
    }

    private void sendPiece(Buffer piece, HttpClientRequest to, Sample sample) {
        HttpServerRequest from = exchange.request();
        if (sent == 0 && piece.length() > 0 && from.getHeader("content-length") == null) {
            to.setChunked(true);
        }
        sent += piece.length();
        if (sent > target.maxBody()) {
            exchange.fail(BodyLimit.exceeded(target.maxBody()));
        }
        if (exchange.isOver() || piece.length() == 0) {
            return;
        }
        exchange.received(piece.getBytes());
        sample.add(piece);
        to.write(piece);
        exchange.pace().awaitBody();
        if (to.writeQueueFull()) {
            exchange.pace().rest();
            from.pause();
            to.drainHandler(drained -> {
                exchange.pace().awaitBody();
                from.resume();
            });
        }
    }

    /** Over HTTP/2 a body needs no word in the head. */
    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("content-length");
        boolean unannounced = request.version() == HttpVersion.HTTP_2 || request.getHeader("transfer-encoding") != null;
        return length == null ? unannounced : !length.equals("0");
    }

    private void answer(HttpClientResponse from) {
        if (exchange.isOver()) {
            return;
        }
        from.exceptionHandler(failure -> exchange.fail(Failures.of(failure)));
        FieldFilter filter = exchange.passage().filter();
        if (filter == null) {
            stream(from);
        } else {
            hold(from, filter);
        }
    }

    private void stream(HttpClientResponse from) {
        HttpServerResponse to = exchange.response();
        to.setStatusCode(from.statusCode());
        HeaderRules.toCaller(from.headers(), exchange.passage(), to.headers());
        Sample sample = exchange.responseSample(from.statusCode(), from.headers());
        from.handler(chunk -> {
            exchange.passage().response().update(chunk.getBytes());
            sample.add(chunk);
            exchange.pace().awaitAnswer();
            passOn(from, to);
            withheld = chunk;
        });
        from.endHandler(ended -> {
            sample.end();
            exchange.complete(from.statusCode(), () -> end(to));
        });
    }

    /** Sends the piece that was withheld, now that a later one has come. */
    private void passOn(HttpClientResponse from, HttpServerResponse to) {
        Buffer piece = withheld;
        if (piece == null || exchange.isOver()) {
            return;
        }
        if (!to.headWritten() && to.headers().get("content-length") == null) {
            to.setChunked(true);
        }
        to.write(piece);
        if (to.writeQueueFull()) {
            exchange.pace().awaitReader();
            from.pause();
            to.drainHandler(drained -> {
                exchange.pace().awaitAnswer();
                from.resume();
            });
        }
    }

    private void end(HttpServerResponse to) {
        if (withheld == null) {
            to.end();
        } else {
            to.end(withheld);
        }
    }

    private void hold(HttpClientResponse from, FieldFilter filter) {
        Buffer whole = Buffer.buffer();
        from.handler(chunk -> {
            if (whole.length() + chunk.length() > FilteredAnswer.LIMIT) {
                exchange.fail(Fault.target(
                        FaultCode.JAWABAN_TERLALU_BESAR,
                        "The answer exceeds " + FilteredAnswer.LIMIT + " bytes and cannot be filtered."));
            } else if (!exchange.isOver()) {
                whole.appendBuffer(chunk);
            }
        });
        from.endHandler(ended -> {
            MultiMap headers = MultiMap.caseInsensitiveMultiMap();
            HeaderRules.toCaller(from.headers(), exchange.passage(), headers);
            Sample sample = exchange.responseSample(from.statusCode(), from.headers());
            sample.add(whole);
            sample.end();
            new FilteredAnswer(exchange, filter).send(from.statusCode(), headers, whole.getBytes());
        });
    }

    private void release() {
        HttpClientRequest open = upstream;
        if (open != null) {
            open.reset();
        }
    }
}
