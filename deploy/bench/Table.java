import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** One table of medians and ratios, and what each bar came to. */
final class Table {
    private static final List<String> NOT_MEASURED = List.of(
            "06 at most 0.45 of 04 and 0.9 of 03 in CPU",
            "proof at most 0.25 of 05b on the event loop",
            "07 adds at most twice the p50 of 07b",
            "20,000 services within 1.15 of 200, 8 KB of heap each",
            "a swap every second loses no call",
            "a slow target raises another's p99 by at most 1.3",
            "512 MB resident at 200 services, servers external");

    private Table() {}

    static void print(Hub hub, List<Bench.Scenario> scenarios, Map<String, List<Bench.Slice>> slices) throws Exception {
        System.out.printf(Locale.ROOT, "%n%d processors, JDK %s, %d connections, slices of %d ms%n%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), Bench.CONNECTIONS, Bench.SLICE_MILLIS);
        System.out.printf(Locale.ROOT, "start-up, empty home: %.1f s; memory resident after the run:", hub.startSeconds());
        hub.residentMegabytes().forEach((part, mb) -> System.out.printf(Locale.ROOT, " %s %d MB;", part, mb));
        System.out.printf("%n%n%-36s %8s %8s %8s %7s  %-26s %s%n", "row", "calls/s", "p50 us", "p99 us", "failed",
                "rate over a row [90 %]", "CPU us a call");
        for (Bench.Scenario each : scenarios) {
            List<Bench.Slice> own = slices.get(each.row());
            System.out.printf(Locale.ROOT, "%-36s %8.0f %8.0f %8.0f %7d  %-26s %s%n", each.row() + " " + each.name(),
                    median(own, Bench.Slice::perSecond), median(own, Bench.Slice::p50Micros),
                    median(own, Bench.Slice::p99Micros), own.stream().mapToLong(Bench.Slice::failed).sum(),
                    rate(each, slices), cpu(each, own));
        }
        bars(slices);
    }

    private static String rate(Bench.Scenario scenario, Map<String, List<Bench.Slice>> slices) {
        List<Bench.Slice> base = slices.get(scenario.baseline());
        return base == null || scenario.row().equals(scenario.baseline()) ? "-"
                : scenario.baseline() + ": " + ratio(slices.get(scenario.row()), Bench.Slice::perSecond, base, Bench.Slice::perSecond);
    }

    private static void bars(Map<String, List<Bench.Slice>> slices) {
        System.out.println("\nBars");
        String what = "06, event-loop CPU at most 4 times 02 (aim: 3)";
        if (slices.containsKey("02") && slices.containsKey("06")) {
            Ratio ratio = ratio(slices.get("06"), part("event loops"), slices.get("02"), part("nginx"));
            System.out.printf("  %-60s %s, aim %s: %s%n", what, ratio.atMost(4), ratio.atMost(3), ratio);
        } else {
            System.out.printf("  %-60s not measured%n", what);
        }
        NOT_MEASURED.forEach(each -> System.out.printf("  %-60s not measured%n", each));
    }

    private static Ratio ratio(List<Bench.Slice> own, ToDoubleFunction<Bench.Slice> what, List<Bench.Slice> base,
            ToDoubleFunction<Bench.Slice> baseWhat) {
        double[] ratios = new double[own.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = what.applyAsDouble(own.get(i)) / baseWhat.applyAsDouble(base.get(i));
        }
        return Ratio.of(ratios);
    }

    private static ToDoubleFunction<Bench.Slice> part(String name) {
        return slice -> slice.cpuMicros().getOrDefault(name, Double.NaN);
    }

    private static String cpu(Bench.Scenario scenario, List<Bench.Slice> own) {
        List<String> parts = scenario.token() ? List.of("hub", "event loops", "broker", "postgres")
                : scenario.row().equals("02") ? List.of("nginx") : List.of();
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(text.isEmpty() ? "" : ", ").append(part)
                    .append(String.format(Locale.ROOT, " %.1f", median(own, part(part))));
        }
        return text.isEmpty() ? "-" : text.toString();
    }

    private static double median(List<Bench.Slice> slices, ToDoubleFunction<Bench.Slice> what) {
        return Ratio.of(slices.stream().mapToDouble(what).toArray()).median();
    }
}
