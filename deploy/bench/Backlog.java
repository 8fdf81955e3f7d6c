import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows 27 and 26: events for one subscriber while it takes them, as many as asked while it is down, the way down of that
 * backlog once it is up again, and a list that sends the first of them once more. {@code BENCH_BACKLOG} and
 * {@code BENCH_REPLAY} say how many (1,000,000 and 100,000).
 */
final class Backlog {
    private static final String ROW = "27";
    private static final int BATCH = 50;
    private static final int FRESH = 40_000;
    private static final int CONNECTIONS = 4;
    private static final String JSON = "application/json";
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"([a-z]+)\"");

    private final Hub hub;
    private final Sinks sinks;
    private final String token;
    private final AtomicLong number = new AtomicLong(System.currentTimeMillis() << 20);

    private Backlog(Hub hub, Sinks sinks, String token) {
        this.hub = hub;
        this.sinks = sinks;
        this.token = token;
    }

    static void run(boolean replay, Figures figures) throws Exception {
        Vertx vertx = Vertx.vertx();
        // a list of the bench needs no second person
        String options = Hub.HEAP + " -Dsimpul.event.replay-approval=100000000";
        try (Sinks sinks = new Sinks(vertx);
                Hub hub = Hub.start(Hub.newHome(), 7, Map.of("SIMPUL_JAVA_OPTS", options))) {
            hub.apply(yaml(sinks.port()));
            new Backlog(hub, sinks, hub.awaitToken("benchterbit")).measure(replay, figures);
        } finally {
            vertx.close();
        }
    }

    private void measure(boolean replay, Figures figures) throws Exception {
        drained(FRESH, () -> publish(FRESH)); // compiles what is measured
        double fresh = FRESH / drained(FRESH, () -> publish(FRESH));
        int most = number("BENCH_BACKLOG", 1_000_000);
        int again = Math.min(most, number("BENCH_REPLAY", 100_000));
        long residentBefore = resident();

        sinks.refuse(ROW);
        Instant from = Instant.now();
        long start = System.nanoTime();
        publish(again);
        Instant to = Instant.now();
        publish(most - again);
        double accepted = most / seconds(start);
        long residentFull = resident();
        double drained = most / drained(most, () -> sinks.refuse(""));
        figures.drained = drained / fresh;
        System.out.printf(Locale.ROOT, "%n27 backlog of %,d: accepted %.0f/s while the subscriber was down, drained %.0f/s; fresh %.0f/s%n"
                        + "   resident: hub %d MB before, %d MB when all waited, %d MB after; heap %s%n",
                most, accepted, drained, fresh, residentBefore, residentFull, resident(), Hub.HEAP);
        if (replay) {
            replay(again, from, to);
        }
    }

    private void replay(int count, Instant from, Instant to) throws Exception {
        long start = System.nanoTime();
        String made = hub.admin("POST", "/replays", JSON, "{\"application\":\"benchterbit\",\"subscription\":\"satu\",\"from\":\""
                + from + "\",\"to\":\"" + to + "\",\"states\":[\"delivered\"],\"includeDelivered\":true,\"reason\":\"row 26 of the bench\"}");
        double frozen = seconds(start);
        Matcher id = ID.matcher(made);
        if (!id.find()) {
            throw new IllegalStateException("list: " + made + " (expected: one with a number)");
        }
        long before = sinks.taken(ROW);
        start = System.nanoTime();
        hub.admin("POST", "/replays/" + id.group(1) + "/start", JSON, "{\"rate\":1000,\"reason\":\"row 26 of the bench\"}");
        while (!state(id.group(1)).equals("finished")) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        System.out.printf(Locale.ROOT, "26 replay of %,d: frozen and checked in %.1f s, %,d delivered at %.0f/s (asked: 1000/s)%n",
                count, frozen, sinks.taken(ROW) - before, (sinks.taken(ROW) - before) / seconds(start));
    }

    private String state(String id) throws Exception {
        Matcher state = STATE.matcher(hub.admin("GET", "/replays/" + id, JSON, ""));
        return state.find() ? state.group(1) : "";
    }

    /** Seconds from the beginning of {@code deed} until {@code count} more were delivered. */
    private double drained(long count, Deed deed) throws Exception {
        long before = sinks.taken(ROW);
        long start = System.nanoTime();
        deed.go();
        long last = before;
        long moved = System.nanoTime();
        while (last < before + count) {
            TimeUnit.MILLISECONDS.sleep(20);
            long now = sinks.taken(ROW);
            moved = now == last ? moved : System.nanoTime();
            last = now;
            if (seconds(moved) > 120) {
                throw new TimeoutException(ROW + ": " + (last - before) + " deliveries (expected: " + count + ")");
            }
        }
        return seconds(start);
    }

    private interface Deed {
        void go() throws Exception;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** In batches: what is measured is the way out. */
    private void publish(int count) throws Exception {
        AtomicLong left = new AtomicLong(count / BATCH);
        byte[] head = LoadClient.ascii("POST /events HTTP/1.1\r\nHost: localhost\r\n" + LoadClient.bearer(token)
                + "Content-Type: application/cloudevents-batch+json\r\nContent-Length: ");
        Supplier<byte[][]> batches = () -> {
            byte[] body = batch();
            return new byte[][] {head, LoadClient.ascii(body.length + "\r\n\r\n"), body};
        };
        LoadClient load = new LoadClient(hub.gateway(), batches).calls(left);
        LoadClient.Result sent = load.run(CONNECTIONS, TimeUnit.HOURS.toMillis(1));
        if (sent.answered() != count / BATCH) {
            throw new IllegalStateException("batches: " + sent.answered() + ", " + sent.failures() + " (expected: " + count / BATCH + ")");
        }
    }

    private byte[] batch() {
        StringBuilder batch = new StringBuilder("[");
        for (int i = 0; i < BATCH; i++) {
            String id = Long.toString(number.incrementAndGet(), 36);
            batch.append(i == 0 ? "" : ",").append("{\"specversion\":\"1.0\",\"id\":\"").append(id)
                    .append("\",\"source\":\"/bench\",\"type\":\"bench.satu\",\"subject\":\"").append(id)
                    .append("\",\"data\":{\"sent\":").append(System.nanoTime()).append(",\"isi\":\"").append("x".repeat(900)).append("\"}}");
        }
        return batch.append(']').toString().getBytes(StandardCharsets.US_ASCII);
    }

    private long resident() throws Exception {
        return Parts.kilobytes(hub.handle(), "status", "VmRSS:") / 1024;
    }

    private static int number(String name, int otherwise) {
        return Integer.parseInt(System.getenv().getOrDefault(name, Integer.toString(otherwise)));
    }

    private static String yaml(int sink) {
        return """
                format: simpul/1
                agency:
                  code: benchopd
                  name: Dinas Pengukuran
                  memberClass: GOV
                  contact: { name: Meja ukur, email: ukur@kotacontoh.example, phone: "+62 21 0000 0000" }
                applications:
                  - code: benchterbit
                    name: Penerbit pengukuran
                    publishes:
                      - { type: bench.satu, dataClass: terbuka }
                    connections:
                      - { code: satu, kind: http, settings: { baseUrl: "http://127.0.0.1:%d/%s" } }
                    subscriptions:
                      - { code: satu, type: bench.satu, connection: satu, concurrency: 16 }
                """.formatted(sink, ROW);
    }
}
