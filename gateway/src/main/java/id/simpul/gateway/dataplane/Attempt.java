package id.simpul.gateway.dataplane;

import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** One try to get a call answered by one target. What comes of it after it was left is dropped. */
final class Attempt {
    private static final long NONE = -1;

    private final HttpRelay relay;
    private final Exchange exchange;
    private final URI origin;
    private @Nullable HttpClientRequest upstream;
    private long timer = NONE;
    private boolean over;

    Attempt(HttpRelay relay, Exchange exchange, URI origin) {
        this.relay = relay;
        this.exchange = exchange;
        this.origin = origin;
    }

    void begin(HttpTarget target, HttpClients clients) {
        clients.client(target)
                .request(Origins.options(origin)
                        .setMethod(HttpMethod.valueOf(exchange.passage().call().method()))
                        .setURI(UpstreamPath.of(origin, exchange.passage()))
                        .setHeaders(headers(target)))
                .onSuccess(this::send)
                .onFailure(this::broken);
    }

    private MultiMap headers(HttpTarget target) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        HeaderRules.toTarget(exchange.request(), exchange.passage(), target, headers);
        exchange.manner().toTarget(headers);
        return headers;
    }

    private void send(HttpClientRequest request) {
        if (over || exchange.isOver()) {
            request.exceptionHandler(known -> {}).reset();
            return;
        }
        upstream = request;
        request.exceptionHandler(this::broken);
        request.response().onSuccess(this::answer).onFailure(this::broken);
        relay.sendBody(this, request);
    }

    /** The request is out: from now on the target has its time to begin an answer. */
    void awaitAnswer() {
        long millis = exchange.passage().firstByte().toMillis();
        if (millis < exchange.leftMillis()) {
            timer = exchange.context().owner().setTimer(millis, passed -> late(millis));
        }
    }

    private void late(long millis) {
        if (!over && !exchange.isOver()) {
            over = true;
            relay.failed(
                    this,
                    Fault.target(
                            FaultCode.BATAS_WAKTU_JAWABAN,
                            "The target did not begin its answer within " + millis + " ms."),
                    false);
        }
    }

    private void answer(HttpClientResponse response) {
        rest();
        if (!over && !exchange.isOver()) {
            over = true;
            relay.answered(this, response);
        }
    }

    private void broken(Throwable failure) {
        rest();
        if (!over && !exchange.isOver()) {
            over = true;
            relay.failed(this, Failures.of(failure), Failures.worthAnother(failure));
        }
    }

    /** Lets go of what it holds. */
    void abandon() {
        over = true;
        rest();
        HttpClientRequest open = upstream;
        if (open != null) {
            open.reset();
        }
    }

    private void rest() {
        if (timer != NONE) {
            exchange.context().owner().cancelTimer(timer);
            timer = NONE;
        }
    }
}
