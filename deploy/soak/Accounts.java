import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The books of some subscribers: how often each took which event, under which id, and how often by a person's list. */
final class Accounts implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("\"nomor\":(\\d+)");

    private final int subscribers;
    private final int events;
    private final short[][] taken;
    private final short[][] replayed;
    private final String[] ids;
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong otherId = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();
    private final HttpServer server;
    private volatile int dead = -1;

    Accounts(Vertx vertx, int subscribers, int events) throws Exception {
        this.subscribers = subscribers;
        this.events = events;
        this.taken = new short[subscribers][events];
        this.replayed = new short[subscribers][events];
        this.ids = new String[events];
        this.server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .toCompletionStage().toCompletableFuture().get();
    }

    int port() {
        return server.actualPort();
    }

    /** This one refuses everything; none does where it is -1. */
    void dead(int subscriber) {
        dead = subscriber;
    }

    private void take(HttpServerRequest request) {
        int subscriber = Integer.parseInt(request.path().substring(1));
        if (subscriber == dead) {
            request.response().setStatusCode(503).end();
            return;
        }
        String id = request.getHeader("webhook-id");
        boolean again = request.getHeader("simpul-replayed") != null;
        request.body().onSuccess(body -> {
            note(subscriber, id, again, body.toString(StandardCharsets.UTF_8));
            request.response().setStatusCode(204).end();
        });
    }

    private synchronized void note(int subscriber, String id, boolean again, String body) {
        Matcher number = NUMBER.matcher(body);
        if (!number.find() || id == null || Integer.parseInt(number.group(1)) >= events) {
            unknown.incrementAndGet();
            return;
        }
        int event = Integer.parseInt(number.group(1));
        ids[event] = ids[event] == null ? id : ids[event];
        if (!ids[event].equals(id)) {
            otherId.incrementAndGet();
        }
        if (again) {
            replayed[subscriber][event]++;
        } else if (taken[subscriber][event]++ == 0) {
            first.incrementAndGet();
        }
    }

    /** How many pairs of event and subscriber there were so far. */
    long delivered() {
        return first.get();
    }

    synchronized long missing(int subscriber) {
        long missing = 0;
        for (int event = 0; event < events; event++) {
            missing += taken[subscriber][event] == 0 ? 1 : 0;
        }
        return missing;
    }

    /** How often an event came once more by itself. */
    synchronized long repeated(int subscriber) {
        long repeated = 0;
        for (int event = 0; event < events; event++) {
            repeated += Math.max(0, taken[subscriber][event] - 1);
        }
        return repeated;
    }

    /** How many events came by a list, and how often altogether. */
    synchronized long[] replayed(int subscriber) {
        long[] counts = new long[2];
        for (int event = 0; event < events; event++) {
            counts[0] += replayed[subscriber][event] > 0 ? 1 : 0;
            counts[1] += replayed[subscriber][event];
        }
        return counts;
    }

    /** Deliveries whose id was not that of the event's first one. */
    long otherIds() {
        return otherId.get();
    }

    /** Deliveries that are none of ours. */
    long unknown() {
        return unknown.get();
    }

    int subscribers() {
        return subscribers;
    }

    @Override
    public void close() {
        server.close();
    }
}
