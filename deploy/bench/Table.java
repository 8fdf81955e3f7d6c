import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Medians over the rounds and ratios, a line a row. */
final class Table {
    private Table() {}

    static void head() {
        System.out.printf(Locale.ROOT, "%n%s, %d processors, JDK %s, %d connections, slices of %d ms, heap of hub and gateway %s%n",
                LocalDate.now(), Runtime.getRuntime().availableProcessors(), Runtime.version(), Stage.CONNECTIONS,
                Stage.SLICE_MILLIS, Hub.HEAP);
    }

    static void memory(Hub hub) throws IOException {
        System.out.printf(Locale.ROOT, "start-up, empty home: %.1f s; memory resident after the run:", hub.startSeconds());
        hub.parts().residentMegabytes().forEach((part, mb) -> System.out.printf(Locale.ROOT, " %s %d MB;", part, mb));
        System.out.println();
    }

    static void print(Rounds rounds) {
        System.out.printf("%n%-42s %8s %8s %8s %7s  %-26s %s%n", "row", "calls/s", "p50 us", "p99 us", "failed",
                "rate over a row [90 %]", "CPU us a call");
        for (Scenario each : rounds.scenarios()) {
            List<Slice> own = rounds.of(each.row());
            Map<String, Long> failures = rounds.failures(each.row());
            System.out.printf(Locale.ROOT, "%-42s %8.0f %8.0f %8.0f %7d  %-26s %s%n", each.row() + " " + each.name(),
                    rounds.median(each.row(), Slice::perSecond), rounds.median(each.row(), Slice::p50Micros),
                    rounds.median(each.row(), Slice::p99Micros), own.stream().mapToLong(Slice::failed).sum(),
                    rate(each, rounds), cpu(each, rounds));
            if (!failures.isEmpty()) {
                System.out.println("   failed: " + failures);
            }
        }
    }

    private static String rate(Scenario scenario, Rounds rounds) {
        return !rounds.has(scenario.baseline()) || scenario.row().equals(scenario.baseline())
                ? "-"
                : scenario.baseline() + ": " + rounds.perRound(
                        both -> both.get(0).perSecond() / both.get(1).perSecond(), scenario.row(), scenario.baseline());
    }

    private static String cpu(Scenario scenario, Rounds rounds) {
        StringBuilder text = new StringBuilder();
        for (String part : rounds.of(scenario.row()).getFirst().cpuMicros().keySet()) {
            text.append(text.isEmpty() ? "" : ", ").append(part).append(
                    String.format(Locale.ROOT, " %.1f", rounds.median(scenario.row(), slice -> slice.cpu(part))));
        }
        return text.isEmpty() ? "-" : text.toString();
    }
}
