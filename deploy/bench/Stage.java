import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whatever the asked rows need, started; and the rows. Closes in the opposite order what it started. */
final class Stage implements AutoCloseable {
    static final int CONNECTIONS = 16;
    static final long SLICE_MILLIS = 2000;
    /** Swaps need their time: a slice of row 13 sees four of them. */
    private static final long SWAP_MILLIS = 4000;

    private static final long TOKEN_NANOS = 120_000_000_000L;
    private static final String API = "/api/benchtujuan/";

    private final Set<String> rows;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Map<Hub, Bearer> bearers = new HashMap<>();
    private final List<Scenario> scenarios = new ArrayList<>();
    private double strictPerSecond;
    private Swaps swaps;
    private Hub hub;

    private record Bearer(String token, long since) {}

    Stage(Set<String> rows) {
        this.rows = rows;
    }

    /** Starts everything and returns the rows in their order. */
    List<Scenario> start() throws Exception {
        Target target = opened(new Target(1024, 0));
        Target slow = opened(new Target(1024, Beside.SLOW_MILLIS));
        String yaml = Agency.yaml(target.port(), slow.port());
        direct(target);
        peers(target);
        if (asked("06", "07", "07b", "08", "13", "14")) {
            hub = opened(Hub.start(Hub.newHome(), 0, Map.of()));
            hub.apply(yaml);
            hub.await(API + "saring/1");
        }
        if (asked("05", "05b")) {
            without(yaml);
        }
        if (hub != null) {
            with(yaml);
        }
        return scenarios.stream().filter(each -> rows.contains(each.row())).toList();
    }

    /** The hub as it is, if a row asked for it. */
    Optional<Hub> hub() {
        return Optional.ofNullable(hub);
    }

    /** How many times row 13 swapped the registry. */
    long swaps() {
        return swaps == null ? 0 : swaps.applied();
    }

    private boolean asked(String... some) {
        return List.of(some).stream().anyMatch(rows::contains);
    }

    private <C extends AutoCloseable> C opened(C one) {
        started.push(one);
        return one;
    }

    private void direct(Target target) {
        add("01", "direct", "01", () -> call(target.port(), "/data/1", ""), Map::of);
    }

    private void peers(Target target) throws Exception {
        if (asked("02")) {
            nginx(target);
        }
        if (asked("03")) {
            Scg bare = opened(Scg.start("bare", target.port(), ""));
            add("03", "Spring Cloud Gateway bare", "01", () -> call(bare.port(), API + "data/1", ""), bare::cpuMicros);
        }
        if (asked("04", "04b")) {
            Tokens tokens = opened(new Tokens());
            Scg scg = opened(Scg.start("policies", target.port(), tokens.jwks()));
            String token = tokens.token();
            add("04", "the same, token, rate, breaker", "01", () -> call(scg.port(), API + "data/1", token), scg::cpuMicros);
            add("04b", "the same, tokens remembered", "01",
                    () -> call(scg.port(), "/remembered/benchtujuan/data/1", token), scg::cpuMicros);
        }
    }

    private void nginx(Target target) throws Exception {
        Optional<Nginx> nginx = Nginx.start(target.port());
        if (nginx.isEmpty()) {
            System.out.println("02 skipped: nginx is not installed");
            return;
        }
        Nginx bare = opened(nginx.get());
        add("02", "nginx bare", "01", () -> call(bare.port(), "/data/1", ""),
                () -> Map.of("nginx", Parts.cpuMicros(bare.processes())));
    }

    private void without(String yaml) throws Exception {
        Path inside = Hub.HERE.resolve("target/inside.jar");
        Hub bare = opened(Hub.start(Hub.newHome(), 1, Map.of("SIMPUL_JAR", inside.toString())));
        bare.apply(yaml);
        bare.await(API + "data/1");
        add("05", "hub without policies", "01", () -> call(bare.gateway(), API + "polos/1", ""), bare.parts()::cpuMicros);
        add("05b", "hub, all policies, no proof", "01", () -> call(bare, "data/1"), bare.parts()::cpuMicros);
    }

    private void with(String yaml) throws Exception {
        Scenario.Meter meter = hub.parts()::cpuMicros;
        add("06", "hub, all policies, prompt proof", "01", () -> call(hub, "data/1"), meter);
        add("07", "the same, strict proof", "06", this::strict, meter);
        if (asked("07b")) {
            atOneRate(meter);
        }
        add("08", "as 06, fields filtered", "06", () -> call(hub, "saring/1"), meter);
        swaps = new Swaps(hub, yaml);
        add("13", "as 06, registry swapped every second", "06", () -> swaps.during(
                () -> new LoadClient(hub.gateway(), List.of(API + "data/1"), bearer(hub)).run(CONNECTIONS, SWAP_MILLIS)), meter);
        add("14", "as 06, beside a target of 2 s", "06",
                () -> Beside.slow(hub, API + "lambat/1", () -> call(hub, "data/1")), meter);
    }

    /** Half of what row 07 came to in its round: what is added to a call's time shows where nobody queues. */
    private void atOneRate(Scenario.Meter meter) throws Exception {
        Sends sends = opened(new Sends(hub));
        add("07r", "as 07, at half its rate", "07", () -> paced("ketat/1"), meter);
        add("06r", "as 06, at that rate", "07r", () -> paced("data/1"), meter);
        // a strict call sends two records
        add("07b", "bare sends, two for each call of 07r", "07r", () -> sends.run(CONNECTIONS, strictPerSecond, SLICE_MILLIS), meter);
    }

    private LoadClient.Result paced(String service) throws Exception {
        return new LoadClient(hub.gateway(), List.of(API + service), bearer(hub))
                .at(Math.max(1, strictPerSecond / 2), CONNECTIONS).run(CONNECTIONS, SLICE_MILLIS);
    }

    private LoadClient.Result strict() throws Exception {
        LoadClient.Result result = call(hub, "ketat/1");
        strictPerSecond = result.perSecond();
        return result;
    }

    private void add(String row, String name, String baseline, Scenario.Load load, Scenario.Meter meter) {
        scenarios.add(new Scenario(row, name, baseline, load, meter));
    }

    private LoadClient.Result call(Hub to, String service) throws Exception {
        return call(to.gateway(), API + service, bearer(to));
    }

    private static LoadClient.Result call(int port, String path, String token) throws Exception {
        return new LoadClient(port, List.of(path), token).run(CONNECTIONS, SLICE_MILLIS);
    }

    /** A token that the hub has met: its first verification is no part of a slice. */
    private String bearer(Hub of) throws Exception {
        Bearer known = bearers.get(of);
        if (known == null || System.nanoTime() - known.since() > TOKEN_NANOS) {
            known = new Bearer(of.token("benchpemakai"), System.nanoTime());
            of.get(API + "data/1", known.token());
            bearers.put(of, known);
        }
        return known.token();
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : started) {
            each.close();
        }
    }
}
