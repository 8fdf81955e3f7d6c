import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A subscriber of its own address that takes everything and keeps the account: how often each event came, under which
 * {@code webhook-id}, and whether the events of a key came in their order.
 */
final class ForeignSink implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Vertx vertx;
    private final int port;
    private final int keys;
    /** The {@code webhook-id} of each event, which all sinks must see alike. */
    private final AtomicReferenceArray<String> names;

    private final int[] times;
    private final int[] marked;
    private final int[] latest;
    private int deliveries;
    private int distinct;
    private int renamed;
    private int strange;
    private int disordered;
    private HttpServer server;

    ForeignSink(Vertx vertx, int port, int keys, AtomicReferenceArray<String> names) {
        this.vertx = vertx;
        this.port = port;
        this.keys = keys;
        this.names = names;
        this.times = new int[names.length()];
        this.marked = new int[names.length()];
        this.latest = new int[keys];
        Arrays.fill(latest, -1);
    }

    int port() {
        return port;
    }

    /** Listens from now on. */
    void open() throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(port, "127.0.0.1")
                .toCompletionStage().toCompletableFuture().get();
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            note(JSON.readTree(body.getBytes()), request.getHeader("webhook-id"),
                    request.getHeader("simpul-replayed") != null);
            request.response().setStatusCode(204).end();
        });
    }

    private synchronized void note(JsonNode event, String name, boolean replayed) {
        int number = event.path("data").path("nomor").asInt(-1);
        deliveries++;
        if (number < 0 || number >= times.length || name == null) {
            strange++;
            return;
        }
        String known = names.compareAndExchange(number, null, name);
        if (known != null && !known.equals(name)) {
            renamed++;
        }
        if (replayed) {
            marked[number]++;
        } else if (times[number]++ == 0) {
            distinct++;
            int key = number % keys;
            disordered += latest[key] > number ? 1 : 0;
            latest[key] = Math.max(latest[key], number);
        }
    }

    /**
     * What a sink can say at the end.
     *
     * @param missing events that never came
     * @param repeated deliveries of an event after its first one, without those of a list
     * @param replayed deliveries of a list
     * @param renamed deliveries under another {@code webhook-id} than the event's first one anywhere
     * @param strange deliveries that are none of this run
     * @param disordered events that came first after a later one of their key
     */
    record Account(int deliveries, int missing, int repeated, int replayed, int renamed, int strange, int disordered) {}

    synchronized Account account() {
        return new Account(deliveries, times.length - distinct, Arrays.stream(times).sum() - distinct,
                Arrays.stream(marked).sum(), renamed, strange, disordered);
    }

    synchronized int deliveries() {
        return deliveries;
    }

    /** How many events of the first key it has. */
    synchronized int ofFirstKey() {
        int count = 0;
        for (int number = 0; number < times.length; number += keys) {
            count += times[number] > 0 ? 1 : 0;
        }
        return count;
    }

    synchronized boolean whole() {
        return distinct == times.length;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
