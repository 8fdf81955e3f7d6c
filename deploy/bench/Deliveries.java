import id.simpul.gateway.runtime.DatabaseAccess;
import id.simpul.gateway.runtime.RunningHub;
import id.simpul.gateway.runtime.Settings;
import id.simpul.hub.log.KafkaClients;
import io.vertx.core.Vertx;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Rows 20a to 24: events in, and events handed on, through the least that could do it and through the hub. A slice ends when
 * the last of its events was taken; its rate counts deliveries where the row has subscribers.
 */
final class Deliveries implements AutoCloseable {
    static final String ROWS = "20a,20b,20c,21,22,23,23p,24";

    private static final long SLICE_MILLIS = 1500;
    /** Half a minute at least, five at most. */
    private static final int LEAST_WARM_SLICES = 20;

    private static final int MOST_WARM_SLICES = 200;
    /** Of one processor: what compilers may still take of a slice that is warm. */
    private static final double COMPILING = 0.05;
    private static final int TWENTY = 20;
    /** Events a second of the rows at one rate: a fifth of what a small machine carries to twenty. */
    private static final int PACE = 20;

    private final Set<String> rows;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final List<Scenario> scenarios = new ArrayList<>();
    private final AtomicLong number = new AtomicLong(System.currentTimeMillis() << 20);
    private final Vertx vertx = Vertx.vertx();
    private Hub hub;
    private Sinks sinks;
    private String token;

    Deliveries(Set<String> rows) {
        this.rows = rows;
    }

    static void run(Set<String> rows, int rounds, Figures figures) throws Exception {
        try (Deliveries deliveries = new Deliveries(rows)) {
            figures.deliveries = Rounds.measure(deliveries.start(), rounds);
            Table.print(figures.deliveries);
        }
    }

    private List<Scenario> start() throws Exception {
        sinks = opened(new Sinks(vertx));
        hub = opened(Hub.start(Hub.newHome(), 6, Map.of()));
        hub.apply(yaml(sinks.port(), deadPort()));
        token = hub.awaitToken("benchterbit");
        RunningHub servers = RunningHub.find(Settings.from(hub.environment())).orElseThrow();
        Ingress ingress = opened(new Ingress(vertx, new KafkaClients(servers.kafka()), sinks.port()));
        Scenario.Meter meter = hub.parts()::cpuMicros;
        add("20a", "HTTP in, send(acks=all), 202", "20a", () -> load(ingress.port(), "/20a", "", "lain").run(16, SLICE_MILLIS), meter);
        add("20b", "the same, then consume and POST", "20a", () -> through("20b", 1, load(ingress.port(), "/20b", "", "lain"), 1, 0), meter);
        Connection database = opened(database(servers.database()));
        add("20c", "one insert a message, committed", "20a", () -> inserts(database), meter);
        add("21", "accept", "20a", () -> load(hub.gateway(), "/events", token, "bench.tanpa").run(16, SLICE_MILLIS), meter);
        add("22", "one subscriber", "20b", () -> through("22", 1, events("bench.satu"), 1, 0), meter);
        add("23", "twenty subscribers", "20b", () -> through("23", TWENTY, events("bench.duapuluh"), 4, 0), meter);
        add("23p", "the same, at one rate", "23", () -> through("23", TWENTY, events("bench.duapuluh"), 1, PACE), meter);
        add("24", "as 23p, one of twenty dead", "23p", () -> through("24", TWENTY - 1, events("bench.mati"), 1, PACE), meter);
        warm();
        return scenarios.stream().filter(each -> rows.contains(each.row())).toList();
    }

    /**
     * The first events make the lanes, and what has just started compiles its code while it works, which no hub that has run
     * for a day knows: no part of a slice. Every row is asked until the compilers are quiet, whether it goes through the hub
     * or not.
     */
    private void warm() throws Exception {
        for (String each : List.of("bench.tanpa", "bench.satu", "bench.duapuluh", "bench.mati")) {
            LoadClient.Result sent = events(each).run(1, 300);
            if (sent.answered() == 0) {
                throw new IllegalStateException(each + ": " + sent.failures() + " (expected: accepted)");
            }
        }
        sinks.await("22", 1);
        sinks.await("23", TWENTY);
        sinks.await("24", TWENTY - 1);
        for (Scenario each : scenarios) {
            if (rows.contains(each.row())) {
                System.err.println(each.row() + " warm after " + warm(each) + " slices");
            }
        }
    }

    /** How many slices it took. */
    private int warm(Scenario row) throws Exception {
        int slices = 0;
        for (double compiling = 1; slices < MOST_WARM_SLICES && (slices < LEAST_WARM_SLICES || compiling > COMPILING); slices++) {
            long before = hub.parts().compilerMicros();
            long start = System.nanoTime();
            row.load().run();
            double now = (hub.parts().compilerMicros() - before) * 1e3 / (System.nanoTime() - start);
            compiling = 0.8 * compiling + 0.2 * now; // a single quiet slice tells little
        }
        return slices;
    }

    private LoadClient events(String type) {
        return load(hub.gateway(), "/events", token, type);
    }

    /** Events of 1 KB, each with a number and a key of its own. */
    private LoadClient load(int port, String path, String bearer, String type) {
        byte[] head = LoadClient.ascii("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + LoadClient.bearer(bearer)
                + "Content-Type: application/cloudevents+json\r\nContent-Length: ");
        Supplier<byte[][]> requests = () -> {
            String id = Long.toString(number.incrementAndGet(), 36);
            byte[] body = ("{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/bench\",\"type\":\"" + type
                            + "\",\"subject\":\"" + id + "\",\"data\":{\"sent\":" + System.nanoTime() + ",\"isi\":\""
                            + "x".repeat(900) + "\"}}")
                    .getBytes(StandardCharsets.US_ASCII);
            return new byte[][] {head, LoadClient.ascii(body.length + "\r\n\r\n"), body};
        };
        return new LoadClient(port, requests);
    }

    /** Publishes for a part of a slice, then waits for the last delivery. */
    private LoadClient.Result through(String row, int subscribers, LoadClient load, int part, int perSecond) throws Exception {
        long before = sinks.taken(row);
        int from = sinks.deliveries();
        long start = System.nanoTime();
        LoadClient.Result sent = (perSecond > 0 ? load.at(perSecond, 4) : load).run(perSecond > 0 ? 4 : 16, SLICE_MILLIS / part);
        sinks.await(row, before + sent.answered() * subscribers);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new LoadClient.Result(sent.answered() * subscribers, seconds, sinks.times(from), sent.failures());
    }

    /** One for the whole run: what a process has used is lost from the measure once it is gone. */
    private static Connection database(DatabaseAccess access) throws SQLException {
        Connection database = DriverManager.getConnection(access.url(), access.user(), access.password());
        database.createStatement().execute("create schema if not exists bench; create table if not exists bench.message"
                + " (id text primary key, type text, subject text, state text, at timestamptz default now())");
        return database;
    }

    private LoadClient.Result inserts(Connection database) throws SQLException {
        long start = System.nanoTime();
        int count = 0;
        try (PreparedStatement insert =
                database.prepareStatement("insert into bench.message (id, type, subject, state) values (?, ?, ?, 'new')")) {
            while (System.nanoTime() - start < SLICE_MILLIS * 1_000_000) {
                String id = Long.toString(number.incrementAndGet(), 36);
                insert.setString(1, id);
                insert.setString(2, "bench.satu");
                insert.setString(3, id);
                insert.executeUpdate();
                count++;
            }
        }
        return new LoadClient.Result(count, (System.nanoTime() - start) / 1e9, new long[0], Map.of());
    }

    private static String yaml(int sink, int dead) {
        StringBuilder yaml = new StringBuilder("""
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
                      - { type: bench.tanpa, dataClass: terbuka }
                      - { type: bench.satu, dataClass: terbuka }
                      - { type: bench.duapuluh, dataClass: terbuka }
                      - { type: bench.mati, dataClass: terbuka }
                """);
        yaml.append("    connections:\n");
        yaml.append("      - { code: dead, kind: http, settings: { baseUrl: \"http://127.0.0.1:" + dead + "\" } }\n");
        StringBuilder subscriptions = new StringBuilder("    subscriptions:\n");
        subscriber(yaml, subscriptions, "satu", "bench.satu", "22", sink);
        for (int each = 0; each < TWENTY; each++) {
            subscriber(yaml, subscriptions, "dua" + each, "bench.duapuluh", "23/" + each, sink);
            if (each > 0) {
                subscriber(yaml, subscriptions, "mati" + each, "bench.mati", "24/" + each, sink);
            }
        }
        subscriptions.append("      - { code: mati0, type: bench.mati, connection: dead, concurrency: 16 }\n");
        return yaml.append(subscriptions).toString();
    }

    private static void subscriber(
            StringBuilder connections, StringBuilder subscriptions, String code, String type, String path, int port) {
        connections.append("      - { code: " + code + ", kind: http, settings: { baseUrl: \"http://127.0.0.1:" + port + "/" + path + "\" } }\n");
        subscriptions.append("      - { code: " + code + ", type: " + type + ", connection: " + code + ", concurrency: 16 }\n");
    }

    /** A port of this machine where nobody listens. */
    private static int deadPort() throws Exception {
        try (ServerSocket once = new ServerSocket(0)) {
            return once.getLocalPort();
        }
    }

    private <C extends AutoCloseable> C opened(C one) {
        started.push(one);
        return one;
    }

    private void add(String row, String name, String baseline, Scenario.Load load, Scenario.Meter meter) {
        scenarios.add(new Scenario(row, name, baseline, load, meter));
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : started) {
            each.close();
        }
        vertx.close();
    }
}
