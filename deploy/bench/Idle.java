import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Row 25: what a thousand subscriptions cost to which nothing is delivered, beside the same hub without them. */
final class Idle {
    private static final int SUBSCRIPTIONS = 1000;
    private static final int A_FILE = 250;
    private static final int SLICES = 3;
    private static final long SLICE_SECONDS = 20;

    private Idle() {}

    /** Of one hub: its CPU as a part of one core, and what it holds after a full collection. */
    private record State(double hubCores, double brokerCores, long heapMegabytes, long residentMegabytes) {}

    static void run(Figures figures) throws Exception {
        try (Hub hub = Hub.start(Hub.newHome(), 8, Map.of())) {
            State without = settled(hub);
            Map<String, String> files = new LinkedHashMap<>();
            for (int file = 0; file < SUBSCRIPTIONS / A_FILE; file++) {
                files.put("diam" + file + ".yaml", yaml(file));
            }
            hub.applyAll(files);
            awaitCounted(hub);
            State with = settled(hub);
            figures.idleCores = with.hubCores() - without.hubCores();
            figures.idleMegabytes = with.residentMegabytes() - without.residentMegabytes();
            System.out.printf(Locale.ROOT, "%n25 idle subscriptions: %d%n", SUBSCRIPTIONS);
            print("without", without);
            print("with", with);
        }
    }

    private static void print(String name, State state) {
        System.out.printf(Locale.ROOT, "   %-8s hub %.3f of a core, broker %.3f; heap in use %d MB, resident %d MB%n", name,
                state.hubCores(), state.brokerCores(), state.heapMegabytes(), state.residentMegabytes());
    }

    /** The balance counts every subscription once its lanes are there. */
    private static void awaitCounted(Hub hub) throws Exception {
        for (int tries = 0; tries < 300; tries++) {
            if (hub.admin("konsol", "GET", "/balance", "").split("\"subscription\":\"diam", -1).length > SUBSCRIPTIONS) {
                return;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        throw new IOException("the balance does not name " + SUBSCRIPTIONS + " subscriptions");
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

    private static String yaml(int file) {
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
                      - { code: diam, kind: http, settings: { baseUrl: "http://127.0.0.1:9/diam" } }
                    subscriptions:
                """.formatted(file));
        for (int each = 0; each < A_FILE; each++) {
            yaml.append("      - { code: diam").append(each).append(", type: bench.diam").append(file).append(", connection: diam }\n");
        }
        return yaml.toString();
    }
}
