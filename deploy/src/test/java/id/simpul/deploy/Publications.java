package id.simpul.deploy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Publishers that do as the documentation says: one event after the other for each key, each repeated with the same id
 * until the hub has accepted it, whatever happens to the hub meanwhile.
 */
final class Publications implements AutoCloseable {
    private static final int KEYS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Supplier<HubClient> hub;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<Integer> answers = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ending;

    Publications(Supplier<HubClient> hub) {
        this.hub = hub;
        for (int key = 0; key < KEYS; key++) {
            String name = "kunci-" + key;
            threads.add(Thread.ofVirtual().start(() -> publish(name)));
        }
    }

    private void publish(String key) {
        try {
            for (int n = 1; !ending; n++) {
                while (!sent(key, n)) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
                accepted.add(key + "/" + n);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean sent(String key, int n) throws InterruptedException {
        String event = """
                {"specversion":"1.0","id":"%1$s/%2$d","source":"/uji","type":"uji.terjadi","subject":"%1$s",\
                "data":{"nomor":"%1$s/%2$d"}}""".formatted(key, n);
        try {
            HubClient now = hub.get();
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(now.gateway("/events"))
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + now.token("terbit"))
                            .header("Content-Type", "application/cloudevents+json")
                            .POST(BodyPublishers.ofString(event))
                            .build(),
                    BodyHandlers.discarding());
            answers.add(answer.statusCode());
            return answer.statusCode() == 202;
        } catch (IOException | AssertionError away) {
            return false;
        }
    }

    /** {@code key/n} of every event that the hub answered 202. */
    Set<String> accepted() {
        return accepted;
    }

    /** Every status that the hub answered, until it is cleared. */
    Set<Integer> answers() {
        return answers;
    }

    /** Ends after the events under way are accepted. */
    @Override
    public void close() throws InterruptedException {
        ending = true;
        for (Thread each : threads) {
            each.join();
        }
        http.close();
    }
}
