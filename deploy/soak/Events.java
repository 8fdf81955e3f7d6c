import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReferenceArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events to twenty foreign sinks, one of them dead until the end, with {@code kill -9} under load and one list sent again;
 * then the account of every event at every sink. Bounded and seeded.
 */
public final class Events {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SINKS = 20;
    private static final int DEAD = SINKS - 1;
    /** Slow enough that the next kill finds the list on its way. */
    private static final int RATE = 1;
    /** How many events the list has at least. */
    private static final int LEAST_LIST = 20;

    private final int events;
    private final Random random;
    private final Path home;
    private final Map<String, String> environment;
    private final Vertx vertx = Vertx.vertx();
    private final List<ForeignSink> sinks = new ArrayList<>();
    private Hub hub;

    private Events(int events, long seed, Map<String, String> environment) throws Exception {
        this.events = events;
        this.random = new Random(seed);
        this.home = Hub.newHome();
        this.environment = environment;
        AtomicReferenceArray<String> names = new AtomicReferenceArray<>(events);
        for (int each = 0; each < SINKS; each++) {
            sinks.add(new ForeignSink(vertx, Children.freePort(), EventLoad.keys(events), names));
        }
    }

    public static void main(String[] arguments) throws Exception {
        int events = Integer.parseInt(arguments[0]);
        int kills = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        System.out.printf("seed %d, %d events to %d sinks, one dead until the end, %d kills%n%n", seed, events, SINKS, kills);
        boolean kept = new Events(events, seed, Map.of()).run(kills);
        System.exit(kept ? 0 : 1);
    }

    private boolean run(int kills) throws Exception {
        long from = System.nanoTime();
        for (ForeignSink each : sinks.subList(0, DEAD)) {
            each.open();
        }
        hub = Hub.start(home, 0, environment);
        boolean holds = false;
        try {
            hub.apply(EventCity.yaml(sinks.stream().map(ForeignSink::port).toList()));
            EventLoad load = new EventLoad(events, hub);
            System.out.printf("%6s %14s %12s %10s%n", "kill", "after accepted", "deliveries", "restart s");
            String replay = "";
            for (int kill = 1; kill <= kills; kill++) {
                if (kill == (kills + 1) / 2 + 1) {
                    replay = replay(load);
                }
                load.await((int) ((long) events * kill / (kills + 1)) - random.nextInt(events / (2 * kills + 2)));
                kill(kill, load);
            }
            load.join();
            System.out.printf("accepted: %d, refused meanwhile: %s%n", load.accepted(), load.refused());
            if (replay.isEmpty()) {
                replay = replay(load);
            }
            awaitWhole(sinks.subList(0, DEAD));
            System.out.printf(Locale.ROOT, "nineteen sinks whole after %.0f s; the dead one comes back%n", seconds(from));
            sinks.get(DEAD).open();
            awaitWhole(sinks);
            System.out.printf(Locale.ROOT, "all whole after %.0f s%n", seconds(from));
            holds = new EventAccount(hub, sinks, events, replay).holds();
        } finally {
            if (!holds) {
                Children.keep(home);
                System.out.println("kept for a look: " + home);
            }
            hub.close();
            vertx.close();
        }
        return holds;
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }

    private void kill(int number, EventLoad load) throws Exception {
        int accepted = load.accepted();
        hub.kill();
        long delivered = deliveries(sinks);
        hub = Hub.start(home, 0, environment);
        load.to(hub);
        System.out.printf(Locale.ROOT, "%6d %14d %12d %10.1f%n", number, accepted, delivered, hub.startSeconds());
    }

    /** Sends the events of one key to the first sink once more, as soon as it has some; returns the list's id. */
    private String replay(EventLoad load) throws Exception {
        Progress progress = new Progress("deliveries of the first key");
        while (sinks.getFirst().ofFirstKey() < LEAST_LIST) {
            progress.look(deliveries(sinks));
        }
        String choice = """
                {"application":"%s","subscription":"%s","subject":"%s","states":["delivered"],"includeDelivered":true,
                 "reason":"uji ketahanan"}""".formatted(EventCity.SUBSCRIBER, EventCity.subscription(0), EventLoad.key(0, events));
        JsonNode made = JSON.readTree(hub.admin("POST", "/replays", "application/json", choice));
        String id = made.path("id").asString();
        hub.admin("POST", "/replays/" + id + "/start", "application/json",
                "{\"reason\":\"uji ketahanan\",\"rate\":" + RATE + "}");
        System.out.printf("%6s %14d %12d   a list of %d to sink 0%n", "replay", load.accepted(), deliveries(sinks),
                made.path("counts").path("frozen").asInt());
        return id;
    }

    private static long deliveries(List<ForeignSink> of) {
        return of.stream().mapToLong(ForeignSink::deliveries).sum();
    }

    /** Until each has every event, or nothing has come for some minutes: the account then tells what is missing. */
    private static void awaitWhole(List<ForeignSink> of) throws Exception {
        Progress progress = new Progress("deliveries");
        while (!of.stream().allMatch(ForeignSink::whole)) {
            progress.look(deliveries(of));
        }
    }
}
