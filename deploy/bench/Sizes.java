import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Row 12: the same calls through hubs with 200, 2,000 and 20,000 services, each call to one of them at random. */
final class Sizes {
    /** An apply takes 8 MB at most, and its cost grows with what the registry holds. */
    private static final int FILES_AT_ONCE = 10;

    private static final Map<String, Integer> SERVICES = new LinkedHashMap<>();

    static {
        SERVICES.put("12a", 200);
        SERVICES.put("12b", 2_000);
        SERVICES.put("12c", 20_000);
    }

    private Sizes() {}

    static void run(int rounds, Figures figures) throws Exception {
        List<Hub> hubs = new ArrayList<>();
        try (Target target = new Target(1024, 0)) {
            List<Scenario> scenarios = new ArrayList<>();
            Map<Integer, Long> heap = new LinkedHashMap<>();
            for (Map.Entry<String, Integer> each : SERVICES.entrySet()) {
                Hub hub = Hub.start(Hub.newHome(), 2 + hubs.size(), Map.of());
                hubs.add(hub);
                List<String> paths = fill(hub, each.getValue(), target.port());
                heap.put(each.getValue(), liveBytes(hub));
                scenarios.add(scenario(each.getKey(), each.getValue(), hub, paths));
            }
            figures.heapBytesEach = (heap.get(20_000) - heap.get(200)) / 19_800.0;
            figures.sizes = Rounds.measure(scenarios, rounds);
            Table.print(figures.sizes);
            System.out.println("   live heap in bytes, by services: " + heap);
        } finally {
            for (Hub each : hubs) {
                each.close();
            }
        }
    }

    /** The paths of the services, once the last of them is served. */
    static List<String> fill(Hub hub, int services, int targetPort) throws Exception {
        long from = System.nanoTime();
        hub.apply(Agency.yaml(targetPort, targetPort));
        List<String> paths = new ArrayList<>();
        for (int file = 0; paths.size() < services; ) {
            Map<String, String> files = new LinkedHashMap<>();
            for (; files.size() < FILES_AT_ONCE && paths.size() < services; file++) {
                int some = Math.min(Agency.SERVICES_A_FILE, services - paths.size());
                files.put("banyak" + file + ".yaml", Agency.many(file, some, targetPort));
                Agency.names(file, some).forEach(each -> paths.add("/api/" + each + "/1"));
            }
            hub.applyAll(files);
        }
        hub.await(paths.getLast());
        long filled = System.nanoTime();
        hub.apply(Agency.yaml(targetPort, targetPort).replace("deadline: 10s", "deadline: 11s"));
        System.out.printf(Locale.ROOT, "%,d services applied and served after %.1f s, one more small change after %.1f s%n",
                services, (filled - from) / 1e9, (System.nanoTime() - filled) / 1e9);
        return paths;
    }

    private static Scenario scenario(String row, int services, Hub hub, List<String> paths) {
        return new Scenario(row, String.format(Locale.ROOT, "as 06, %,d services", services), "12a",
                () -> load(hub, paths), hub.parts()::cpuMicros);
    }

    static LoadClient.Result load(Hub hub, List<String> paths) throws Exception {
        String token = hub.token("benchpemakai");
        hub.get(paths.getFirst(), token);
        return new LoadClient(hub.gateway(), paths, token).run(Stage.CONNECTIONS, Stage.SLICE_MILLIS);
    }

    /** What a full collection leaves: the histogram asks for one and ends with the total, instances before bytes. */
    static long liveBytes(Hub hub) throws IOException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/jcmd").toString(),
                        Long.toString(hub.handle().pid()), "GC.class_histogram")
                .redirectErrorStream(true).start();
        String total = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines().filter(each -> each.startsWith("Total")).findFirst()
                .orElseThrow(() -> new IOException("jcmd says nothing of the heap"));
        return Long.parseLong(total.strip().split("\\s+")[2]);
    }
}
