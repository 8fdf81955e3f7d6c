import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Events to twenty subscribers, one dead, kills under load, one list; bounded and seeded. */
public final class Events {
    private static final int SUBSCRIBERS = 20;
    private static final int DEAD = SUBSCRIBERS - 1;
    private static final int PUBLISHERS = 8;
    private static final int KEYS = 500;
    private static final int REPLAYED = 1000;
    private static final long STILL_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"([a-z]+)\"");
    private static final Pattern LINE = Pattern.compile("\\{\"application\":\"tahan\".*?\"findings\":\\[[^\\]]*\\]\\}");

    private final int events;
    private final int kills;
    private final Random random;
    private final Path home;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicLong sentAgain = new AtomicLong();
    private volatile String token = "";
    private Hub hub;
    private boolean holds = true;

    private Events(int events, int kills, long seed) throws Exception {
        this.events = events;
        this.kills = kills;
        this.random = new Random(seed);
        this.home = Hub.newHome();
    }

    public static void main(String[] arguments) throws Exception {
        int events = Integer.parseInt(arguments[0]);
        int kills = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        System.out.printf(Locale.ROOT, "seed %d, %,d events, %d subscribers, one of them dead, %d kills%n%n", seed, events, SUBSCRIBERS, kills);
        System.exit(new Events(events, kills, seed).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        try (Accounts accounts = new Accounts(vertx, SUBSCRIBERS, events)) {
            accounts.dead(DEAD);
            hub = start();
            hub.apply(yaml(accounts.port()));
            token = hub.awaitToken("tahan");
            Instant from = Instant.now();
            long start = System.nanoTime();
            List<Thread> publishers = publish();
            Instant to = awaitAccepted(Math.min(REPLAYED, events));
            for (int kill = 1; kill <= kills; kill++) {
                awaitAccepted(events / (kills + 1) * kill - random.nextInt(Math.max(1, events / (kills + 1) / 4)));
                kill(kill);
            }
            for (Thread each : publishers) {
                each.join();
            }
            double published = (System.nanoTime() - start) / 1e9;
            System.out.printf(Locale.ROOT, "%,d accepted in %.0f s, %d posts sent again%n", accepted.get(), published, sentAgain.get());
            awaitDelivered(accounts, (long) events * DEAD);
            accounts.dead(-1);
            awaitDelivered(accounts, (long) events * SUBSCRIBERS);
            System.out.printf(Locale.ROOT, "all delivered after %.0f s%n%n", (System.nanoTime() - start) / 1e9);
            long listed = replay(from, to);
            account(accounts, listed);
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

    private Hub start() throws Exception {
        return Hub.start(home, 0, Map.of("SIMPUL_JAVA_OPTS", Hub.HEAP + " -Dsimpul.event.replay-approval=100000000"));
    }

    private List<Thread> publish() {
        List<Thread> publishers = new ArrayList<>();
        for (int i = 0; i < PUBLISHERS; i++) {
            publishers.add(Thread.ofPlatform().daemon().start(() -> {
                for (int number = next.getAndIncrement(); number < events; number = next.getAndIncrement()) {
                    publish(number);
                }
            }));
        }
        return publishers;
    }

    /** As a publisher does that wants its event to get there: the same post again until it is answered 202. */
    private void publish(int number) {
        String body = "{\"specversion\":\"1.0\",\"id\":\"" + number + "\",\"source\":\"/tahan\",\"type\":\"tahan.uji\",\"subject\":\"kunci-"
                + number % KEYS + "\",\"data\":{\"nomor\":" + number + "}}";
        while (!posted(body)) {
            sentAgain.incrementAndGet();
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException stopped) {
                return;
            }
        }
        accepted.incrementAndGet();
    }

    private boolean posted(String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.gateway() + "/events"))
                .timeout(Duration.ofSeconds(15))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/cloudevents+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status == 401) {
                token = hub.token("tahan");
            }
            return status == 202;
        } catch (Exception away) {
            return false;
        }
    }

    private Instant awaitAccepted(int count) throws Exception {
        long since = System.nanoTime();
        while (accepted.get() < count) {
            if (System.nanoTime() - since > TimeUnit.HOURS.toNanos(1)) {
                throw new IOException("accepted: " + accepted.get() + " (expected: " + count + " within an hour)");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return Instant.now();
    }

    private void kill(int number) throws Exception {
        int before = accepted.get();
        hub.kill();
        hub = start();
        System.out.printf(Locale.ROOT, "kill %d after %,d accepted, serving again after %.1f s%n", number, before, hub.startSeconds());
    }

    /** Waits as long as something moves. */
    private void awaitDelivered(Accounts accounts, long least) throws Exception {
        long last = -1;
        long moved = System.nanoTime();
        while (accounts.delivered() < least && System.nanoTime() - moved < STILL_NANOS) {
            if (accounts.delivered() != last) {
                last = accounts.delivered();
                moved = System.nanoTime();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Sends the first events once more to the first subscriber; answers how many the list was frozen to. */
    private long replay(Instant from, Instant to) throws Exception {
        String made = hub.admin("konsol", "POST", "/replays", "{\"application\":\"tahan\",\"subscription\":\"pelanggan0\",\"from\":\"" + from
                + "\",\"to\":\"" + to + "\",\"states\":[\"delivered\"],\"includeDelivered\":true,\"reason\":\"uji ketahanan\"}");
        Matcher id = ID.matcher(made);
        Matcher frozen = Pattern.compile("\"chosen\"\\s*:\\s*(\\d+)").matcher(made);
        if (!id.find() || !frozen.find()) {
            throw new IOException("list: " + made + " (expected: one with number and counts)");
        }
        hub.admin("konsol", "POST", "/replays/" + id.group(1) + "/start", "{\"rate\":1000,\"reason\":\"uji ketahanan\"}");
        long since = System.nanoTime();
        while (!state(id.group(1)).equals("finished") && System.nanoTime() - since < STILL_NANOS) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return Long.parseLong(frozen.group(1));
    }

    private String state(String id) throws Exception {
        Matcher state = STATE.matcher(hub.admin("konsol", "GET", "/replays/" + id, ""));
        return state.find() ? state.group(1) : "";
    }

    private void account(Accounts accounts, long listed) throws Exception {
        System.out.printf("%-12s %10s %10s %10s %10s%n", "subscriber", "events", "missing", "repeated", "by list");
        long missing = 0;
        for (int each = 0; each < accounts.subscribers(); each++) {
            missing += accounts.missing(each);
            System.out.printf(Locale.ROOT, "%-12s %,10d %,10d %,10d %,10d%n", "pelanggan" + each, events, accounts.missing(each),
                    accounts.repeated(each), accounts.replayed(each)[0]);
        }
        System.out.println();
        long[] again = accounts.replayed(0);
        says("events that a subscriber did not get", missing, (long) events * SUBSCRIBERS);
        says("deliveries under another id than the first", accounts.otherIds(), accounts.delivered());
        says("deliveries that are nobody's", accounts.unknown(), accounts.delivered());
        says("of the list, not sent again, or twice", Math.abs(listed - again[0]) + again[1] - again[0], listed);
        says("balances that are not even, or not all delivered", SUBSCRIBERS - balanced(), SUBSCRIBERS);
    }

    /** How many subscriptions are even with everything delivered; positions are stored a moment after a delivery. */
    private long balanced() throws Exception {
        long since = System.nanoTime();
        long even = 0;
        while (even < SUBSCRIBERS && System.nanoTime() - since < TimeUnit.MINUTES.toNanos(1)) {
            TimeUnit.SECONDS.sleep(1);
            even = LINE.matcher(hub.admin("konsol", "GET", "/balance", "")).results()
                    .map(each -> each.group())
                    .filter(each -> each.contains("\"even\":true") && each.contains("\"delivered\":" + events + ",")
                            && each.contains("\"accepted\":" + events + ","))
                    .count();
        }
        return even;
    }

    private void says(String what, long wrong, long of) {
        holds &= wrong == 0;
        System.out.printf(Locale.ROOT, "%-50s %,d of %,d%n", what, wrong, of);
    }

    private static String yaml(int sink) {
        StringBuilder yaml = new StringBuilder("""
                format: simpul/1
                agency:
                  code: tahanopd
                  name: Dinas Ketahanan
                  memberClass: GOV
                  contact: { name: Meja uji, email: uji@kotacontoh.example, phone: "+62 21 0000 0000" }
                applications:
                  - code: tahan
                    name: Uji ketahanan
                    publishes:
                      - { type: tahan.uji, dataClass: terbuka }
                    connections:
                """);
        StringBuilder subscriptions = new StringBuilder("    subscriptions:\n");
        for (int each = 0; each < SUBSCRIBERS; each++) {
            yaml.append("      - { code: pelanggan").append(each).append(", kind: http, settings: { baseUrl: \"http://127.0.0.1:")
                    .append(sink).append('/').append(each).append("\" } }\n");
            subscriptions.append("      - { code: pelanggan").append(each).append(", type: tahan.uji, connection: pelanggan").append(each)
                    .append(", concurrency: 8 }\n");
        }
        return yaml.append(subscriptions).toString();
    }
}
