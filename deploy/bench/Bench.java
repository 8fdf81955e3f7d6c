import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Paired, interleaved slices of the same calls: direct to a target, through nginx, and through the hub with every policy and
 * its evidence. CPU is read from /proc.
 */
public final class Bench {
    static final int CONNECTIONS = 16;
    static final long SLICE_MILLIS = 2000;
    private static final Set<String> KNOWN = Set.of("01", "02", "06", "07", "08");

    private Bench() {}

    /** A row; its rate is divided by that of the row named by {@code baseline} in the same round. */
    record Scenario(String row, String name, String baseline, int port, String path, boolean token) {}

    record Slice(double perSecond, double p50Micros, double p99Micros, long failed, Map<String, Double> cpuMicros) {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        Set<String> rows = rows(arguments.length > 1 ? arguments[1] : String.join(",", KNOWN));
        Path home = Files.createTempDirectory("simpul-bench-");
        try (Target target = new Target(1024);
                Hub hub = Hub.start(home)) {
            hub.apply(target.port());
            Optional<Nginx> nginx = rows.contains("02") ? Nginx.start(target.port()) : Optional.empty();
            try {
                if (rows.contains("02") && nginx.isEmpty()) {
                    System.out.println("02 skipped: nginx is not installed");
                }
                List<Scenario> scenarios = scenarios(target, hub, nginx).stream()
                        .filter(each -> rows.contains(each.row())).toList();
                Table.print(hub, scenarios, measure(hub, nginx, scenarios, rounds));
            } finally {
                if (nginx.isPresent()) {
                    nginx.get().close();
                }
            }
        }
    }

    private static Set<String> rows(String asked) {
        Set<String> rows = new TreeSet<>(Arrays.asList(asked.split(",")));
        for (String each : rows) {
            if (!KNOWN.contains(each)) {
                System.err.println("row: " + each + " (expected: some of " + new TreeSet<>(KNOWN) + ", with commas)");
                System.exit(2);
            }
        }
        return rows;
    }

    private static List<Scenario> scenarios(Target target, Hub hub, Optional<Nginx> nginx) {
        List<Scenario> all = new ArrayList<>();
        all.add(new Scenario("01", "direct", "01", target.port(), "/data/1", false));
        nginx.ifPresent(each -> all.add(new Scenario("02", "nginx bare", "01", each.port(), "/data/1", false)));
        String api = "/api/benchtujuan/";
        all.add(new Scenario("06", "hub, all policies, prompt proof", "01", hub.gateway(), api + "data/1", true));
        all.add(new Scenario("07", "the same, strict proof", "06", hub.gateway(), api + "ketat/1", true));
        all.add(new Scenario("08", "as 06, fields filtered", "06", hub.gateway(), api + "saring/1", true));
        return all;
    }

    private static Map<String, List<Slice>> measure(Hub hub, Optional<Nginx> nginx, List<Scenario> scenarios, int rounds)
            throws Exception {
        Map<String, List<Slice>> slices = new LinkedHashMap<>();
        String token = hub.token("benchpemakai");
        for (Scenario each : scenarios) {
            slices.put(each.row(), new ArrayList<>());
            slice(each, token, hub, nginx); // warm-up, not counted
            slice(each, token, hub, nginx);
        }
        for (int round = 0; round < rounds; round++) {
            token = hub.token("benchpemakai");
            for (Scenario each : scenarios) {
                slices.get(each.row()).add(slice(each, token, hub, nginx));
            }
            System.err.printf("round %d of %d%n", round + 1, rounds);
        }
        return slices;
    }

    private static Slice slice(Scenario scenario, String token, Hub hub, Optional<Nginx> nginx) throws Exception {
        Map<String, Long> before = cpu(hub, nginx);
        LoadClient.Result load =
                LoadClient.run(scenario.port(), scenario.path(), scenario.token() ? token : null, CONNECTIONS, SLICE_MILLIS);
        Map<String, Long> after = cpu(hub, nginx);
        Map<String, Double> cpu = new LinkedHashMap<>();
        after.forEach((part, micros) ->
                cpu.put(part, (micros - before.getOrDefault(part, 0L)) / (double) Math.max(1, load.answered())));
        return new Slice(load.perSecond(), load.percentile(50), load.percentile(99), load.failed(), cpu);
    }

    private static Map<String, Long> cpu(Hub hub, Optional<Nginx> nginx) throws Exception {
        Map<String, Long> cpu = hub.cpuMicros();
        if (nginx.isPresent()) {
            cpu.put("nginx", Hub.cpuMicros(nginx.get().processes()));
        }
        return cpu;
    }
}
