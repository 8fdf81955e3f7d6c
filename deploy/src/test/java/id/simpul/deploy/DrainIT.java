package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A hub that is told to stop under load: whoever heeds its readiness sees no failed call. */
class DrainIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int CALLERS = 4;
    private static final int TERMINATED = 143;
    private static final String FILE = """
            format: simpul/1
            agency:
              code: drainopd
              name: Dinas Uji
              memberClass: GOV
              contact: { name: Meja uji, email: uji@kotacontoh.example, phone: "+62 21 0000 0002" }
            applications:
              - code: uji
                name: Aplikasi uji
                connections:
                  - { code: utama, kind: http, settings: { baseUrl: "http://127.0.0.1:PORT" } }
                services:
                  - code: apa
                    name: Apa saja
                    dataClass: terbuka
                    connection: utama
                    deadline: 1m
                    operations: [ { code: baca, method: GET, path: "/{x}", subject: none } ]
              - { code: pemakaidrain, name: Pemakai }
            agreements:
              - { consumer: pemakaidrain, service: uji/apa, purpose: Uji, basis: "UU 25/2009", from: 2026-01-01, until: 2036-12-31, perSecond: 10000, approvedBy: pic-drainopd }
            """;

    private static final CountDownLatch RELEASED = new CountDownLatch(1);
    private static final CountDownLatch HELD = new CountDownLatch(1);
    private static HttpServer target;
    private static HubProcess hub;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        target.createContext("/", DrainIT::answer);
        target.start();
        hub = HubProcess.start(Map.of("SIMPUL_SAMPLE_HEARTBEAT", "false", "SIMPUL_DRAIN_PAUSE", "4s"))
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        RELEASED.countDown();
        hub.close();
        target.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("lama")) {
            HELD.countDown();
            try {
                RELEASED.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private CompletableFuture<HttpResponse<String>> call(String token, String path) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + hub.ports().gateway() + "/api/uji/apa/" + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private int readiness() {
        URI address = URI.create("http://127.0.0.1:" + hub.ports().management() + "/actuator/health/readiness");
        return http.sendAsync(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                .join()
                .statusCode();
    }

    private static String token() {
        HubClient client = new HubClient(hub.ports());
        HttpResponse<String> applied = client.apply(
                "drain.yaml",
                FILE.replace("PORT", String.valueOf(target.getAddress().getPort())));
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() ->
                        client.askToken("pemakaidrain", "pemakaidrain-demo").statusCode() == 200);
        return client.token("pemakaidrain");
    }

    @Test
    void aStopUnderLoadFailsNoCallThatWasAccepted() throws Exception {
        String token = token();
        await().atMost(PATIENCE).until(() -> call(token, "cepat").join().statusCode() == 200);
        AtomicBoolean told = new AtomicBoolean();
        Queue<String> outcomes = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.ofVirtual().start(() -> load(token, told, outcomes)));
        }
        CompletableFuture<HttpResponse<String>> held = call(token, "lama");
        HELD.await();
        await().atMost(PATIENCE).until(() -> outcomes.size() > 100);

        hub.terminate();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> readiness() == 503);
        HttpResponse<String> still = call(token, "cepat").join();
        told.set(true);
        for (Thread each : callers) {
            each.join();
        }

        assertThat(still.statusCode()).isEqualTo(200);
        assertThat(still.headers().firstValue("connection")).contains("close");
        await().atMost(PATIENCE).until(DrainIT::closed);
        assertThat(held).isNotDone();
        RELEASED.countDown();
        assertThat(held.join().statusCode()).isEqualTo(200);
        assertThat(outcomes).containsOnly("200");
        assertThat(hub.awaitExit()).isEqualTo(TERMINATED);
        assertThat(hub.output())
                .containsSubsequence("menghentikan", "still serving", "doors closed", "hub berhenti", "Kafka berhenti");
        assertThat(errors()).isEmpty();
    }

    private void load(String token, AtomicBoolean told, Queue<String> outcomes) {
        while (!told.get()) {
            outcomes.add(call(token, "cepat")
                    .handle((answer, broken) -> broken == null ? "" + answer.statusCode() : broken.toString())
                    .join());
        }
    }

    private static boolean closed() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), hub.ports().gateway())) {
            return !socket.isConnected();
        } catch (ConnectException nobody) {
            return true;
        }
    }

    /** What the ports log for a person to act on; how event lanes end is theirs to test. */
    private static List<String> errors() throws IOException {
        try (Stream<Path> files = Files.list(hub.home().resolve("logs"))) {
            List<String> errors = new ArrayList<>();
            for (Path each :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                Files.readAllLines(each).stream()
                        .filter(line -> line.contains(" ERROR ") && line.contains("dataplane"))
                        .forEach(errors::add);
            }
            return errors;
        }
    }
}
