import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What each bar of the issue came to: reached, missed, not resolved, or not measured. */
final class Bars {
    private static final String LINE = "  %-64s %s%n";

    private Bars() {}

    static void print(Figures figures) {
        System.out.println("\nBars");
        Rounds rounds = figures.rounds;
        bar(rounds, "06, CPU of the hub a call at most 0.45 of 04", 0.45, cpu("hub", "gateway"), "06", "04");
        bar(rounds, "06, the same at most 0.9 of 03", 0.9, cpu("hub", "gateway"), "06", "03");
        bar(rounds, "06 with broker and PostgreSQL, over 04 (no bar)", Double.NaN,
                both -> whole(both.get(0)) / both.get(1).cpu("gateway"), "06", "04");
        bar(rounds, "06, event-loop CPU at most 4 times 02", 4, cpu("event loops", "nginx"), "06", "02");
        bar(rounds, "the same at most 3 times (aim)", 3, cpu("event loops", "nginx"), "06", "02");
        bar(rounds, "proof, (06 - 05b) / 05b on the event loops, at most 0.25", 0.25,
                both -> both.get(0).cpu("event loops") / both.get(1).cpu("event loops") - 1, "06", "05b");
        bar(rounds, "07r, (p50 - p50 of 06r) at most 2 times p50 of 07b, at one rate", 2,
                all -> (all.get(0).p50Micros() - all.get(1).p50Micros()) / all.get(2).p50Micros(), "07r", "06r", "07b");
        bar(rounds, "07, the same where 07 and 06 are as fast as they can (no bar)", Double.NaN,
                all -> (all.get(0).p50Micros() - all.get(1).p50Micros()) / all.get(2).p50Micros(), "07", "06", "07b");
        bar(figures.sizes, "20,000 services, CPU of the hub a call at most 1.15 of 200", 1.15, cpu("hub", "hub"), "12c", "12a");
        value("20,000 services, heap of the hub at most 8,192 bytes each", figures.heapBytesEach, 8192);
        swaps(figures);
        bar(rounds, "14, p99 beside a slow target at most 1.3 of 06", 1.3,
                both -> both.get(0).p99Micros() / both.get(1).p99Micros(), "14", "06");
        events(figures.deliveries);
        value("25, CPU of the hub for 1,000 idle subscriptions at most 0.1 of a core", figures.idleCores, 0.1);
        value("25, resident memory for them at most 150 MB", figures.idleMegabytes, 150);
        String drain = "27, drained a second at least 0.9 of the fresh rate";
        System.out.printf(LINE, drain, Double.isNaN(figures.drained) ? "not measured"
                : (figures.drained >= 0.9 ? "reached" : "missed") + String.format(Locale.ROOT, ": %.2f", figures.drained));
        value("15, resident at 200 services, servers apart, at most 512 MB", figures.residentMegabytes, 512);
    }

    private static void events(Rounds rounds) {
        least(rounds, "21, accepted a second at least 0.7 of 20a", 0.7, rate(), "21", "20a");
        least(rounds, "22, delivered a second at least 0.6 of 20b", 0.6, rate(), "22", "20b");
        least(rounds, "23, deliveries a second at least 0.6 of 20b", 0.6, rate(), "23", "20b");
        bar(rounds, "24, p99 beside a dead one at most 1.3 of 23p", 1.3,
                both -> both.get(0).p99Micros() / both.get(1).p99Micros(), "24", "23p");
        bar(rounds, "22, PostgreSQL a message at most 0.2 of 20c", 0.2, cpu("postgres", "postgres"), "22", "20c");
    }

    private static ToDoubleFunction<List<Slice>> rate() {
        return both -> both.get(0).perSecond() / both.get(1).perSecond();
    }

    private static void least(Rounds rounds, String what, double least, ToDoubleFunction<List<Slice>> number, String... rows) {
        if (!Stream.of(rows).allMatch(rounds::has)) {
            System.out.printf(LINE, what, "not measured");
            return;
        }
        Ratio ratio = rounds.perRound(number, rows);
        System.out.printf(LINE, what, ratio.atLeast(least) + ": " + ratio);
    }

    private static void bar(Rounds rounds, String what, double most, ToDoubleFunction<List<Slice>> number, String... rows) {
        if (!Stream.of(rows).allMatch(rounds::has)) {
            System.out.printf(LINE, what, "not measured");
            return;
        }
        Ratio ratio = rounds.perRound(number, rows);
        System.out.printf(LINE, what, Double.isNaN(most) ? ratio : ratio.atMost(most) + ": " + ratio);
    }

    private static void value(String what, double value, double most) {
        System.out.printf(LINE, what, Double.isNaN(value)
                ? "not measured"
                : (value <= most ? "reached" : "missed") + String.format(Locale.ROOT, most < 1 ? ": %.3f" : ": %.0f", value));
    }

    private static void swaps(Figures figures) {
        String what = "13, a swap every second loses no call";
        if (!figures.rounds.has("13")) {
            System.out.printf(LINE, what, "not measured");
            return;
        }
        long failed = figures.rounds.of("13").stream().mapToLong(Slice::failed).sum();
        System.out.printf(LINE, what, (failed == 0 && figures.swaps > 0 ? "reached: " : "missed: ")
                + failed + " lost, " + figures.swaps + " swaps");
    }

    private static ToDoubleFunction<List<Slice>> cpu(String own, String base) {
        return both -> both.get(0).cpu(own) / both.get(1).cpu(base);
    }

    private static double whole(Slice slice) {
        return slice.cpu("hub") + slice.cpu("broker") + slice.cpu("postgres");
    }
}
