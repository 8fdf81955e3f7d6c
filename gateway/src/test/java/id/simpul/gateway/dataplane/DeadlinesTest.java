package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends a call that takes too long, what a breaker makes of it, and a planned pause: over real sockets. */
class DeadlinesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path home;

    private final HttpClient http = HttpClient.newHttpClient();
    private ScriptedTarget target;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        target = new ScriptedTarget();
        gateway = new Gateway(home, TargetCity.one(target.origin(), ""), Map.of());
    }

    @AfterEach
    void stop() throws IOException {
        target.release();
        gateway.close();
        target.close();
        http.close();
    }

    private String settings(String more) {
        return "settings: { baseUrl: \"" + target.origin() + "\"" + more + " }";
    }

    private void assertCode(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void theWholeCallHasItsTime() {
        gateway.apply(TargetCity.of(settings(""), "", "300ms"));
        target.always("silent");

        assertCode(gateway.get(http).join(), 504, "batas-waktu");
        assertThat(breaker().getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
    }

    @Test
    void theFirstByteHasItsOwnAndASilentTargetIsNotAskedAgain() {
        gateway.apply(TargetCity.of(settings(""), ", firstByte: 200ms", "1m"));
        target.always("silent");

        HttpResponse<String> answer = gateway.get(http).join();

        assertCode(answer, 504, "batas-waktu-jawaban");
        assertThat(answer.body()).contains("200 ms");
        assertThat(target.asked()).isEqualTo(1);
    }

    @Test
    void aBodyMayTakeLongerThanTheFirstByte() {
        gateway.apply(TargetCity.of(settings(""), ", firstByte: 200ms", "1m"));
        target.next("slow-body", "silent");

        CompletableFuture<HttpResponse<String>> slow = gateway.get(http);
        await().atMost(PATIENCE).until(() -> target.asked() == 1);
        assertCode(gateway.get(http).join(), 504, "batas-waktu-jawaban");
        target.release();

        assertThat(slow.join().body()).isEqualTo("ab");
    }

    @Test
    void theConnectionHasItsOwn() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 4; i++) {
                Socket socket = new Socket();
                waiting.add(socket);
                connect(socket, full);
            }
            gateway.apply(TargetCity.of(
                    "settings: { baseUrl: \"http://127.0.0.1:" + full.getLocalPort() + "\", connectTimeout: 100ms }",
                    ", retries: 0",
                    "1m"));

            assertCode(gateway.get(http).join(), 504, "batas-waktu-sambungan");
        } finally {
            for (Socket each : waiting) {
                each.close();
            }
        }
    }

    /** Fills the queue of those who wait to be accepted; whoever finds it full goes. */
    private static void connect(Socket socket, ServerSocket to) throws IOException {
        try {
            socket.connect(to.getLocalSocketAddress(), 100);
        } catch (SocketTimeoutException full) {
            assertThat(socket.isConnected()).isFalse();
        }
    }

    @Test
    void aCallerMayAskForLessAndThatIsNotTheTargetsFault() {
        gateway.apply(TargetCity.of(settings(""), ", window: 10, minimumCalls: 2", "1m"));
        target.always("silent");

        for (int i = 0; i < 3; i++) {
            assertCode(gateway.get(http, "Simpul-Timeout", "150ms").join(), 504, "batas-waktu-pemanggil");
        }

        assertThat(breaker().getMetrics().getNumberOfFailedCalls()).isZero();
        assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void aTimeThatIsNoneIsRefusedBeforeTheTargetIsAsked() {
        assertCode(gateway.get(http, "Simpul-Timeout", "sebentar").join(), 400, "permintaan-tidak-sah");
        assertThat(target.asked()).isZero();
    }

    @Test
    void anOpenBreakerLetsFewThroughBeforeItCloses() {
        gateway.apply(
                TargetCity.of(settings(""), ", retries: 0, probes: 2, window: 4, minimumCalls: 4, open: 100ms", "20s")
                        .replace("window: 1000, minimumCalls: 1000, open: 1s, ", ""));
        target.next("500", "500", "500", "500", "held", "held");
        for (int i = 0; i < 4; i++) {
            assertThat(gateway.get(http).join().statusCode()).isEqualTo(500);
        }
        assertCode(gateway.get(http).join(), 503, "pemutus-terbuka");

        List<CompletableFuture<HttpResponse<String>>> probes = List.of(underWay(5), underWay(6));
        assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.HALF_OPEN);
        assertCode(gateway.get(http).join(), 503, "pemutus-terbuka");

        target.release();
        probes.forEach(each -> assertThat(each.join().statusCode()).isEqualTo(200));
        await().atMost(PATIENCE).until(() -> breaker().getState() == CircuitBreaker.State.CLOSED);
        assertThat(gateway.get(http).join().statusCode()).isEqualTo(200);
    }

    /** A call that is let through and held by the target, which is asked for the {@code nth} time. */
    private CompletableFuture<HttpResponse<String>> underWay(int nth) {
        AtomicReference<CompletableFuture<HttpResponse<String>>> last = new AtomicReference<>();
        await().atMost(PATIENCE).until(() -> {
            CompletableFuture<HttpResponse<String>> call = gateway.get(http);
            last.set(call);
            await().atMost(PATIENCE).until(() -> call.isDone() || target.asked() == nth);
            return !call.isDone();
        });
        return last.get();
    }

    @Test
    void aLongBodyIsNotASlowTarget() {
        gateway.apply(TargetCity.of(settings(""), ", slowAfter: 50ms, window: 2, minimumCalls: 1", "20s")
                .replace("window: 1000, minimumCalls: 1000, ", ""));
        target.next("slow-body");
        CompletableFuture<HttpResponse<String>> slow = gateway.get(http);
        await().atMost(PATIENCE).until(() -> target.asked() == 1);
        long began = System.nanoTime();
        await().atMost(PATIENCE)
                .until(() -> System.nanoTime() - began > Duration.ofMillis(200).toNanos());

        target.release();

        assertThat(slow.join().body()).isEqualTo("ab");
        await().atMost(PATIENCE).until(() -> breaker().getMetrics().getNumberOfBufferedCalls() == 1);
        assertThat(breaker().getMetrics().getNumberOfSlowCalls()).isZero();
        assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void aPlannedPauseHasItsOwnAnswer() {
        LocalDateTime now = LocalDateTime.now(ZoneId.of("Asia/Jakarta"));
        String window = ", maintenance: [ { from: \"" + now.minusHours(1) + "\", until: \"" + now.plusHours(1)
                + "\", reason: Pindah ruang server } ]";
        gateway.apply(TargetCity.of(settings("") + window, "", "10s"));

        HttpResponse<String> answer = gateway.get(http).join();

        assertCode(answer, 503, "pemeliharaan");
        assertThat(answer.body()).contains("Pindah ruang server");
        assertThat(Integer.parseInt(answer.headers().firstValue("retry-after").orElse("0")))
                .isBetween(3500, 3600);
        assertThat(target.asked()).isZero();

        gateway.apply(TargetCity.of(settings(""), "", "10s"));
        assertThat(gateway.get(http).join().statusCode()).isEqualTo(200);
    }

    private CircuitBreaker breaker() {
        return gateway.bean(CircuitBreakerRegistry.class).circuitBreaker("uji/utama");
    }
}
