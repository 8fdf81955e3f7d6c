package id.simpul.gateway.dataplane;

import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.message.Fault;
import id.simpul.hub.policy.attempt.Attempts;
import id.simpul.hub.policy.attempt.Replica;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * Carries one admitted call to an HTTP application: one attempt after the other, until the head of an answer is there that
 * may pass, or none is left. A request whose body has begun to go out is never sent again.
 */
final class HttpRelay {
    private final Exchange exchange;
    private final HttpTarget target;
    private final HttpClients clients;
    private final Attempts attempts;
    private @Nullable Attempt current;
    private boolean requestEnded;
    private long sent;

    HttpRelay(Exchange exchange, HttpTarget target, HttpClients clients) {
        this.exchange = exchange;
        this.target = target;
        this.clients = clients;
        this.attempts = exchange.passage().attempts();
        exchange.onEnd(this::release);
    }

    void start() {
        Buffer held = exchange.held();
        if (held != null) {
            exchange.received(held.getBytes());
        }
        attempt();
    }

    private void attempt() {
        if (exchange.isOver()) {
            return;
        }
        Replica replica = attempts.next();
        Attempt next = new Attempt(this, exchange, replica.address());
        current = next;
        next.begin(target, clients);
    }

    /** Sends the request's body, or what there is of it, to {@code to}. */
    void sendBody(Attempt attempt, HttpClientRequest to) {
        HttpServerRequest from = exchange.request();
        Buffer held = exchange.held();
        if (held != null) {
            end(attempt, to, held);
            return;
        }
        if (requestEnded) {
            end(attempt, to, Buffer.buffer());
            return;
        }
        if (!hasBody(from)) {
            requestEnded = true;
            from.resume();
            end(attempt, to, Buffer.buffer());
            return;
        }
        Sample sample = exchange.requestSample();
        from.handler(chunk -> sendPiece(chunk, to, sample));
        from.endHandler(ended -> {
            requestEnded = true;
            exchange.pace().rest();
            sample.end();
            end(attempt, to, Buffer.buffer());
        });
        exchange.pace().awaitBody();
        from.resume();
    }

    private static void end(Attempt attempt, HttpClientRequest to, Buffer last) {
        attempt.awaitAnswer();
        if (last.length() == 0) {
            to.end();
        } else {
            to.end(last);
        }
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

    /** The head of an answer is there: it passes, unless another attempt may bring a better one. */
    void answered(Attempt attempt, HttpClientResponse answer) {
        if (attempts.worthAnother(answer.statusCode())) {
            answer.exceptionHandler(dropped -> {});
            attempts.ended(false, "status " + answer.statusCode());
            if (again(attempt)) {
                return;
            }
        } else {
            attempts.ended(true, "");
        }
        exchange.passage().answered();
        new HttpAnswer(exchange, attempts.made()).take(answer);
    }

    /** The attempt ended without an answer. */
    void failed(Attempt attempt, Fault fault, boolean repeatable) {
        attempts.ended(false, fault.code().code());
        if (!repeatable || !again(attempt)) {
            exchange.fail(fault);
        }
    }

    private boolean again(Attempt attempt) {
        long pause = sent > 0 ? Attempts.NO_MORE : attempts.again(exchange.leftMillis());
        if (pause == Attempts.NO_MORE) {
            return false;
        }
        attempt.abandon();
        if (!requestEnded) {
            exchange.request().pause();
            exchange.pace().rest();
        }
        if (pause == 0) {
            attempt();
        } else {
            exchange.context().owner().setTimer(pause, passed -> attempt());
        }
        return true;
    }

    private void release() {
        Attempt open = current;
        if (open != null) {
            open.abandon();
        }
    }
}
