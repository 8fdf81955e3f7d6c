package id.simpul.gateway.dataplane;

import id.simpul.gateway.runtime.HttpSettings;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ends what stands still on one event loop: connections whose headers do not come, and calls of which one side neither sends
 * nor reads. Looks around now and then, so that a call costs no timer. Confined to its event loop.
 */
final class SlowGuard {
    private static final long MOST_BETWEEN_LOOKS = 1000;
    private static final String CLOSE = "close";

    private final HttpSettings settings;
    private final IdentityHashMap<HttpConnection, Waiting> connections = new IdentityHashMap<>();
    private final Set<Pace> calls = new HashSet<>();
    private boolean announced;
    private boolean leaving;

    SlowGuard(Vertx vertx, HttpSettings settings) {
        this.settings = settings;
        long shortest = settings.headerTime().toMillis();
        for (Duration each : new Duration[] {settings.bodyIdle(), settings.readIdle(), settings.targetIdle()}) {
            shortest = Math.min(shortest, each.toMillis());
        }
        vertx.setPeriodic(Math.clamp(shortest / 4, 10, MOST_BETWEEN_LOOKS), id -> look(System.nanoTime()));
    }

    /** A connection and the requests on it that are not answered yet. */
    private static final class Waiting {
        private int open;
        private boolean condemned;
        private long since = System.nanoTime();
        private Duration patience;

        Waiting(Duration patience) {
            this.patience = patience;
        }
    }

    void opened(HttpConnection connection) {
        connections.put(connection, new Waiting(settings.headerTime()));
        connection.closeHandler(closed -> connections.remove(connection));
    }

    /** A request's headers are there; false where its connection is about to be closed and nothing more is read from it. */
    boolean arrived(HttpServerRequest request) {
        Waiting waiting = connections.get(request.connection());
        if (waiting == null) {
            return true;
        }
        if (waiting.condemned) {
            return false;
        }
        waiting.open++;
        boolean single = request.version() != HttpVersion.HTTP_2;
        if (announced && single) {
            request.response().putHeader("Connection", CLOSE);
        }
        request.response().endHandler(ended -> {
            waiting.open--;
            waiting.since = System.nanoTime();
            waiting.patience = settings.keepAlive();
            if (single && (leaving || CLOSE.equals(request.response().headers().get("Connection")))) {
                request.connection().close();
            }
        });
        return true;
    }

    /** Asks every caller to go with its next answer; over HTTP/2 the end is told by {@link #leave}. */
    void announce() {
        announced = true;
    }

    /** Closes what stands open without a request; what is under way is closed when it was answered. */
    void leave() {
        announced = true;
        leaving = true;
        for (Map.Entry<HttpConnection, Waiting> each : new ArrayList<>(connections.entrySet())) {
            if (each.getValue().open <= 0 && !multiplexed(each.getKey())) {
                each.getKey().close();
            }
        }
    }

    private static boolean multiplexed(HttpConnection connection) {
        return connection.protocolVersion() == HttpVersion.HTTP_2;
    }

    /** Nothing that still comes over {@code connection} is a request. */
    void condemn(HttpConnection connection) {
        Waiting waiting = connections.get(connection);
        if (waiting != null) {
            waiting.condemned = true;
        }
    }

    void watch(Pace pace) {
        calls.add(pace);
    }

    void forget(Pace pace) {
        calls.remove(pace);
    }

    private void look(long now) {
        for (Map.Entry<HttpConnection, Waiting> each : new ArrayList<>(connections.entrySet())) {
            Waiting waiting = each.getValue();
            if (waiting.open <= 0 && now - waiting.since > waiting.patience.toNanos()) {
                connections.remove(each.getKey());
                each.getKey().close();
            }
        }
        for (Pace each : new ArrayList<>(calls)) {
            Fault fault = judge(each, now);
            if (fault != null) {
                calls.remove(each);
                each.tooSlow(fault);
            }
        }
    }

    private @Nullable Fault judge(Pace pace, long now) {
        if (pace.answerStuckFor(now) > settings.readIdle().toNanos()) {
            return Fault.caller(
                    FaultCode.PEMANGGIL_TERLALU_LAMBAT,
                    "The caller took nothing of its answer for "
                            + settings.readIdle().toMillis() + " ms.");
        }
        if (pace.bodyMissingFor(now) > settings.bodyIdle().toNanos()) {
            return Fault.caller(
                    FaultCode.PEMANGGIL_TERLALU_LAMBAT,
                    "The caller sent nothing of its body for "
                            + settings.bodyIdle().toMillis() + " ms.");
        }
        if (pace.answerMissingFor(now) > settings.targetIdle().toNanos()) {
            return Fault.target(
                    FaultCode.BATAS_WAKTU,
                    "The target's answer stood still for "
                            + settings.targetIdle().toMillis() + " ms.");
        }
        return null;
    }
}
