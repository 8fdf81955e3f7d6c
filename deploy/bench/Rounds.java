import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The slices of every row, in the order of the rounds. */
final class Rounds {
    private static final int WARM_UP = 3;

    private final List<Scenario> scenarios;
    private final Map<String, List<Slice>> slices = new LinkedHashMap<>();

    private Rounds(List<Scenario> scenarios) {
        this.scenarios = List.copyOf(scenarios);
    }

    static Rounds none() {
        return new Rounds(List.of());
    }

    /** Interleaved slices, after three rounds that are not counted: what compiles itself has then seen its load. */
    static Rounds measure(List<Scenario> scenarios, int rounds) throws Exception {
        Rounds measured = new Rounds(scenarios);
        scenarios.forEach(each -> measured.slices.put(each.row(), new ArrayList<>()));
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Scenario each : scenarios) {
                Slice slice = Slice.of(each);
                if (round >= 0) {
                    measured.slices.get(each.row()).add(slice);
                }
            }
            System.err.println(round < 0 ? "warm-up" : "round " + (round + 1) + " of " + rounds);
        }
        return measured;
    }

    List<Scenario> scenarios() {
        return scenarios;
    }

    boolean has(String row) {
        return slices.containsKey(row);
    }

    List<Slice> of(String row) {
        return slices.get(row);
    }

    double median(String row, ToDoubleFunction<Slice> what) {
        return Ratio.of(of(row).stream().mapToDouble(what).toArray()).median();
    }

    /** One number of each round, of the slices of several rows in it, in the order of their names. */
    Ratio perRound(ToDoubleFunction<List<Slice>> what, String... rows) {
        double[] numbers = new double[of(rows[0]).size()];
        for (int i = 0; i < numbers.length; i++) {
            int round = i;
            numbers[i] = what.applyAsDouble(
                    Arrays.stream(rows).map(row -> of(row).get(round)).toList());
        }
        return Ratio.of(numbers);
    }

    /** Of all slices of a row, how often which failure. */
    Map<String, Long> failures(String row) {
        Map<String, Long> all = new TreeMap<>();
        of(row).forEach(each -> each.failures().forEach((how, count) -> all.merge(how, count, Long::sum)));
        return all;
    }
}
