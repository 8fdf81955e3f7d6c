import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Publishers that do as the documentation says: the events of a key one after the other, each repeated under its own id
 * until it is accepted, whatever happens to the hub meanwhile.
 */
final class EventLoad {
    static final String PUBLISHER = "soakterbit";
    static final String TYPE = "soak.terjadi";
    private static final int AT_ONCE = 16;
    private static final int EVENTS_A_KEY = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String FILL = "x".repeat(600);

    private final int events;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Map<Integer, Integer> refused = new ConcurrentHashMap<>();
    private final Thread[] threads;
    private volatile Hub hub;
    private volatile String token = "";

    EventLoad(int events, Hub hub) {
        this.events = events;
        this.hub = hub;
        this.threads = IntStream.range(0, AT_ONCE)
                .mapToObj(each -> Thread.ofVirtual().start(() -> publish(each)))
                .toArray(Thread[]::new);
    }

    /** How many keys so many events have: a multiple of the publishers, so that a key has one of them. */
    static int keys(int events) {
        return AT_ONCE * Math.max(1, events / EVENTS_A_KEY / AT_ONCE);
    }

    static String key(int number, int events) {
        return "kunci-" + number % keys(events);
    }

    /** Publishes to this one from now on. */
    void to(Hub next) {
        hub = next;
    }

    int accepted() {
        return accepted.get();
    }

    /** Refusals by status; 0 stands for no answer. */
    Map<Integer, Integer> refused() {
        return new TreeMap<>(refused);
    }

    private void publish(int first) {
        try {
            for (int number = first; number < events; number += AT_ONCE) {
                while (!sent(number)) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                accepted.incrementAndGet();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean sent(int number) throws InterruptedException {
        String event = "{\"specversion\":\"1.0\",\"id\":\"soak-" + number + "\",\"source\":\"/soak\",\"type\":\"" + TYPE
                + "\",\"subject\":\"" + key(number, events) + "\",\"data\":{\"nomor\":" + number + ",\"isi\":\"" + FILL + "\"}}";
        try {
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.gateway() + "/events"))
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/cloudevents+json")
                            .POST(BodyPublishers.ofString(event))
                            .build(),
                    BodyHandlers.discarding());
            if (answer.statusCode() == 202) {
                return true;
            }
            if (answer.statusCode() == 401) {
                token = hub.token(PUBLISHER); // the first one, or the one before has ended
            } else {
                refused.merge(answer.statusCode(), 1, Integer::sum);
            }
            return false;
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception away) {
            refused.merge(0, 1, Integer::sum); // killed, or not there yet: sent again
            return false;
        }
    }

    /** Waits until so many are accepted; gives up when none was for some minutes. */
    void await(int least) throws InterruptedException, IOException {
        Progress progress = new Progress("publishing");
        while (accepted() < least) {
            progress.look(accepted());
        }
    }

    void join() throws InterruptedException, IOException {
        await(events);
        for (Thread each : threads) {
            each.join();
        }
    }
}
