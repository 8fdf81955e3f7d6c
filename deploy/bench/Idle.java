import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Row 25: what a thousand subscriptions cost while nothing is delivered to them, beside the same hub without them: before
 * their first event, and after each has taken one.
 */
final class Idle {
    private static final String ROW = "25";
    private static final int SUBSCRIPTIONS = 1000;
    private static final int A_FILE = 250;
    private static final int SLICES = 3;
    private static final long SLICE_SECONDS = 20;

    private Idle() {}

    /** Of one hub: its CPU as a part of one core, and what it holds after a full collection. */
    private record State(double hubCores, double brokerCores, long heapMegabytes, long residentMegabytes) {}

    static void run(Figures figures) throws Exception {
        Vertx vertx = Vertx.vertx();
        try (Sinks sinks = new Sinks(vertx);
                Hub hub = Hub.start(Hub.newHome(), 8, Map.of())) {
            State without = settled(hub);
            Map<String, String> files = new LinkedHashMap<>();
            for (int file = 0; file < SUBSCRIPTIONS / A_FILE; file++) {
                files.put("diam" + file + ".yaml", yaml(file, sinks.port()));
            }
            hub.applyAll(files);
            hub.awaitToken("diam0");
            State unused = settled(hub);
            long start = System.nanoTime();
            for (int file = 0; file < SUBSCRIPTIONS / A_FILE; file++) {
                hub.publish("diam" + file, event(file));
            }
            sinks.await(ROW, SUBSCRIPTIONS);
            double first = (System.nanoTime() - start) / 1e9;
            State with = settled(hub);
            figures.idleCores = with.hubCores() - without.hubCores();
            figures.idleMegabytes = with.residentMegabytes() - without.residentMegabytes();
            System.out.printf(Locale.ROOT, "%n25 idle subscriptions: %d; the first event of all was delivered in %.1f s%n",
                    SUBSCRIPTIONS, first);
            print("without", without);
            print("unused", unused);
            print("used", with);
        } finally {
            vertx.close();
        }
    }

    private static void print(String name, State state) {
        System.out.printf(Locale.ROOT, "   %-8s hub %.3f of a core, broker %.3f; heap in use %d MB, resident %d MB%n", name,
                state.hubCores(), state.brokerCores(), state.heapMegabytes(), state.residentMegabytes());
    }

    /** The quietest of a few slices: what is left is what never stops. */
    private static State settled(Hub hub) throws Exception {
        double hubCores = Double.MAX_VALUE;
        double brokerCores = Double.MAX_VALUE;
        for (int slice = 0; slice <= SLICES; slice++) {
            Map<String, Long> before = hub.parts().cpuMicros();
            TimeUnit.SECONDS.sleep(SLICE_SECONDS);
            Map<String, Long> after = hub.parts().cpuMicros();
            if (slice > 0) { // the first one still sees the change before it
                hubCores = Math.min(hubCores, cores(before, after, "hub"));
                brokerCores = Math.min(brokerCores, cores(before, after, "broker"));
            }
        }
        long heap = Sizes.liveBytes(hub) >> 20;
        return new State(hubCores, brokerCores, heap, Parts.kilobytes(hub.handle(), "status", "VmRSS:") / 1024);
    }

    private static double cores(Map<String, Long> before, Map<String, Long> after, String part) {
        return (after.getOrDefault(part, 0L) - before.getOrDefault(part, 0L)) / (SLICE_SECONDS * 1e6);
    }

    private static String event(int file) {
        return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/bench\",\"type\":\"bench.diam" + file + "\",\"data\":{}}";
    }

    private static String yaml(int file, int sink) {
        StringBuilder yaml = new StringBuilder("""
                format: simpul/1
                agency:
                  code: diamopd%1$d
                  name: Dinas Diam %1$d
                  memberClass: GOV
                  contact: { name: Meja ukur, email: ukur@kotacontoh.example, phone: "+62 21 0000 0000" }
                applications:
                  - code: diam%1$d
                    name: Pelanggan diam %1$d
                    publishes:
                      - { type: bench.diam%1$d, dataClass: terbuka }
                    connections:
                      - { code: diam, kind: http, settings: { baseUrl: "http://127.0.0.1:%2$d/%3$s" } }
                    subscriptions:
                """.formatted(file, sink, ROW));
        for (int each = 0; each < A_FILE; each++) {
            yaml.append("      - { code: diam").append(each).append(", type: bench.diam").append(file).append(", connection: diam }\n");
        }
        return yaml.toString();
    }
}
