package id.simpul.gateway.dataplane;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.policy.FieldFilter;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * Streams a target's answer to the caller with back-pressure. The last piece is withheld until the call is settled; an
 * answer that must be filtered is held whole.
 */
final class HttpAnswer {
    private static final String ATTEMPTS = "Simpul-Attempts";

    private final Exchange exchange;
    private final int attempts;
    private @Nullable Buffer withheld;

    HttpAnswer(Exchange exchange, int attempts) {
        this.exchange = exchange;
        this.attempts = attempts;
    }

    void take(HttpClientResponse from) {
        from.exceptionHandler(failure -> exchange.fail(Failures.of(failure)));
        FieldFilter filter = exchange.passage().filter();
        if (filter == null) {
            stream(from);
        } else {
            hold(from, filter);
        }
    }

    private void headers(HttpClientResponse from, MultiMap to) {
        HeaderRules.toCaller(from.headers(), exchange.passage(), to);
        if (attempts > 1) {
            to.set(ATTEMPTS, String.valueOf(attempts));
        }
    }

    private void stream(HttpClientResponse from) {
        HttpServerResponse to = exchange.response();
        to.setStatusCode(from.statusCode());
        headers(from, to.headers());
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
            headers(from, headers);
            Sample sample = exchange.responseSample(from.statusCode(), from.headers());
            sample.add(whole);
            sample.end();
            new FilteredAnswer(exchange, filter).send(from.statusCode(), headers, whole.getBytes());
        });
    }
}
