import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Paired, interleaved slices of the same calls: direct to a target, and through the hub with every policy and its evidence.
 * Ratios are the medians over the rounds with their 90 % interval (order statistics); CPU is read from /proc.
 */
public final class Bench {
    private static final int CONNECTIONS = 16;
    private static final long SLICE_MILLIS = 2000;

    private Bench() {}

    record Scenario(String name, int port, String path, boolean token) {}

    record Slice(double perSecond, double p50Micros, double p99Micros, long failed, Map<String, Double> cpuMicros) {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        Path home = Files.createTempDirectory("simpul-bench-");
        try (Target target = new Target(1024);
                Hub hub = Hub.start(home)) {
            hub.apply(target.port());
            List<Scenario> scenarios = List.of(
                    new Scenario("01 direct", target.port(), "/data/1", false),
                    new Scenario("06 hub, all policies, prompt proof", hub.gateway(), "/api/benchtujuan/data/1", true),
                    new Scenario("08 the same, fields filtered", hub.gateway(), "/api/benchtujuan/saring/1", true));
            Map<Scenario, List<Slice>> slices = new LinkedHashMap<>();
            scenarios.forEach(each -> slices.put(each, new ArrayList<>()));
            String token = hub.token("benchpemakai");
            for (Scenario each : scenarios) {
                slice(each, token, hub); // warm-up, not counted
                slice(each, token, hub);
            }
            for (int round = 0; round < rounds; round++) {
                token = hub.token("benchpemakai");
                for (Scenario each : scenarios) {
                    slices.get(each).add(slice(each, token, hub));
                }
                System.err.printf("round %d of %d%n", round + 1, rounds);
            }
            print(hub, scenarios, slices);
        }
    }

    private static Slice slice(Scenario scenario, String token, Hub hub) throws Exception {
        Map<String, Long> before = hub.cpuMicros();
        LoadClient.Result load =
                LoadClient.run(scenario.port(), scenario.path(), scenario.token() ? token : null, CONNECTIONS, SLICE_MILLIS);
        Map<String, Long> after = hub.cpuMicros();
        Map<String, Double> cpu = new LinkedHashMap<>();
        after.forEach((part, micros) ->
                cpu.put(part, (micros - before.getOrDefault(part, 0L)) / (double) Math.max(1, load.answered())));
        return new Slice(load.perSecond(), load.percentile(50), load.percentile(99), load.failed(), cpu);
    }

    private static void print(Hub hub, List<Scenario> scenarios, Map<Scenario, List<Slice>> slices) throws Exception {
        System.out.printf(Locale.ROOT, "%n%d processors, JDK %s, %d connections, slices of %d ms%n%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), CONNECTIONS, SLICE_MILLIS);
        System.out.printf(Locale.ROOT, "start-up, empty home: %.1f s; memory resident after the run:", hub.startSeconds());
        hub.residentMegabytes().forEach((part, mb) -> System.out.printf(Locale.ROOT, " %s %d MB;", part, mb));
        System.out.printf("%n%n%-38s %9s %9s %9s %7s  %-22s %s%n", "scenario", "calls/s", "p50 us", "p99 us", "failed",
                "rate over 01 [90 %]", "CPU us a call: hub / broker / postgres");
        List<Slice> direct = slices.get(scenarios.getFirst());
        for (Scenario each : scenarios) {
            List<Slice> own = slices.get(each);
            double[] ratios = new double[own.size()];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = own.get(i).perSecond() / direct.get(i).perSecond();
            }
            Arrays.sort(ratios);
            System.out.printf(Locale.ROOT, "%-38s %9.0f %9.0f %9.0f %7d  %-22s %s%n", each.name(),
                    median(own, "rate"), median(own, "p50"), median(own, "p99"),
                    own.stream().mapToLong(Slice::failed).sum(), interval(ratios),
                    each.token() ? cpu(own) : "-");
        }
    }

    private static String cpu(List<Slice> slices) {
        List<String> parts = new ArrayList<>();
        for (String part : List.of("hub", "broker", "postgres")) {
            double[] values = slices.stream().mapToDouble(each -> each.cpuMicros().getOrDefault(part, 0.0)).sorted().toArray();
            parts.add(String.format(Locale.ROOT, "%.1f", values[values.length / 2]));
        }
        return String.join(" / ", parts);
    }

    private static double median(List<Slice> slices, String what) {
        double[] values = slices.stream()
                .mapToDouble(each -> switch (what) {
                    case "rate" -> each.perSecond();
                    case "p50" -> each.p50Micros();
                    default -> each.p99Micros();
                })
                .sorted()
                .toArray();
        return values[values.length / 2];
    }

    /** The median and the order statistics that enclose it with at least 90 % for n rounds (binomial, p = 1/2). */
    private static String interval(double[] sorted) {
        int n = sorted.length;
        double tail = Math.pow(0.5, n);
        double term = tail;
        int low = 0;
        for (int k = 1; k < n / 2 && tail + term * (n - k + 1) / k <= 0.05; k++) {
            term = term * (n - k + 1) / k;
            tail += term;
            low = k;
        }
        return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", sorted[n / 2], sorted[low], sorted[n - 1 - low]);
    }
}
