import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Subscribers that take everything: they count, and note how long each event was on its way. */
final class Sinks implements AutoCloseable {
    private static final byte[] SENT = "\"sent\":".getBytes(StandardCharsets.US_ASCII);

    private final HttpServer server;
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private volatile String refused = "";
    private long[] micros = new long[1 << 16];
    private int count;

    Sinks(Vertx vertx) throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .toCompletionStage().toCompletableFuture().get();
    }

    int port() {
        return server.actualPort();
    }

    /** Refuses a row's deliveries, as a subscriber that is down; none with an empty text. */
    void refuse(String row) {
        refused = row;
    }

    private void take(HttpServerRequest request) {
        if (request.path().split("/")[1].equals(refused)) {
            request.response().setStatusCode(503).end();
            return;
        }
        request.body().onSuccess(body -> {
            request.response().setStatusCode(204).end();
            note(request.path(), body.getBytes());
        });
    }

    private synchronized void note(String path, byte[] body) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, 2 * count);
        }
        micros[count++] = (System.nanoTime() - sent(body)) / 1000;
        counts.computeIfAbsent(path.split("/")[1], each -> new AtomicLong()).incrementAndGet();
    }

    /** The nanoseconds behind {@code "sent":}, as {@link Deliveries} writes them. */
    private static long sent(byte[] body) {
        for (int i = 0; i + SENT.length < body.length; i++) {
            if (Arrays.equals(body, i, i + SENT.length, SENT, 0, SENT.length)) {
                long nanos = 0;
                for (int at = i + SENT.length; body[at] >= '0' && body[at] <= '9'; at++) {
                    nanos = nanos * 10 + body[at] - '0';
                }
                return nanos;
            }
        }
        return 0;
    }

    long taken(String row) {
        AtomicLong known = counts.get(row);
        return known == null ? 0 : known.get();
    }

    /** The sorted times of what came since {@code from} deliveries had come. */
    synchronized long[] times(int from) {
        long[] times = Arrays.copyOfRange(micros, from, count);
        Arrays.sort(times);
        return times;
    }

    synchronized int deliveries() {
        return count;
    }

    void await(String row, long least) throws Exception {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (taken(row) < least) {
            if (System.nanoTime() > until) {
                throw new TimeoutException(row + ": " + taken(row) + " deliveries (expected: " + least + ")");
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
