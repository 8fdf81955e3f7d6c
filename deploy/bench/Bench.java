import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Paired, interleaved slices of the same calls: direct, through other proxies, and through the hub with and without its
 * policies and its evidence. CPU is read from /proc. Rows 12, 15 and those from 20 on have hubs of their own and run after
 * the others.
 */
public final class Bench {
    private static final String ALL = "01,02,03,04,04b,05,05b,06,07,07b,08,12,13,14,15," + Deliveries.ROWS + ",25,26,27";
    private static final Set<String> ALONE = Stream.concat(Stream.of("12", "15", "25", "26", "27"), Stream.of(Deliveries.ROWS.split(",")))
            .collect(Collectors.toUnmodifiableSet());

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        Set<String> rows = rows(arguments[1].equals("all") ? ALL : arguments[1]);
        Figures figures = new Figures();
        Table.head();
        if (!ALONE.containsAll(rows)) {
            interleaved(rows, rounds, figures);
        }
        Set<String> events = new TreeSet<>(rows);
        events.retainAll(Set.of(Deliveries.ROWS.split(",")));
        if (!events.isEmpty()) {
            Deliveries.run(events, rounds, figures);
        }
        if (rows.contains("12")) {
            Sizes.run(rounds, figures);
        }
        if (rows.contains("15")) {
            Memory.run(figures);
        }
        if (rows.contains("25")) {
            Idle.run(figures);
        }
        if (rows.contains("26") || rows.contains("27")) {
            Backlog.run(rows.contains("26"), figures);
        }
        Bars.print(figures);
        System.exit(0);
    }

    private static void interleaved(Set<String> rows, int rounds, Figures figures) throws Exception {
        try (Stage stage = new Stage(rows)) {
            List<Scenario> scenarios = stage.start();
            figures.rounds = Rounds.measure(scenarios, rounds);
            figures.swaps = stage.swaps();
            Optional<Hub> hub = stage.hub();
            if (hub.isPresent()) {
                Table.memory(hub.get());
            }
            Table.print(figures.rounds);
        }
    }

    private static Set<String> rows(String asked) {
        Set<String> known = new TreeSet<>(Arrays.asList(ALL.split(",")));
        Set<String> rows = new TreeSet<>(Arrays.asList(asked.split(",")));
        for (String each : rows) {
            if (!known.contains(each)) {
                System.err.println("row: " + each + " (expected: some of " + ALL + ")");
                System.exit(2);
            }
        }
        if (rows.contains("07b")) {
            rows.addAll(Set.of("07", "07r", "06r")); // whose rate it takes, and those that it is compared with
        }
        return rows;
    }
}
