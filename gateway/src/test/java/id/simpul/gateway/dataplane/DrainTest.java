package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a port is left, over real sockets. */
class DrainTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
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

    @Test
    void whoeverComesAfterTheWordIsServedAndAskedToGo() throws IOException {
        gateway.plane().announce();

        HttpResponse<String> answer = gateway.get(http).join();
        assertThat(answer.statusCode()).isEqualTo(200);
        String request = "GET /api/uji/apa/1 HTTP/1.1\r\nHost: kota\r\n" + Gateway.TOKEN + "\r\n";
        assertThat(Wire.untilClosed(gateway.port(), request))
                .contains("200 OK")
                .containsIgnoringCase("connection: close")
                .endsWith("dari " + target.port());
    }

    @Test
    void aCallUnderWayEndsBehindClosedDoorsAndIdleConnectionsAreClosed() throws IOException {
        target.next("held");
        CompletableFuture<HttpResponse<String>> held = gateway.get(http);
        await().atMost(PATIENCE).until(() -> target.asked() == 1);
        try (Wire idle = new Wire(gateway.port())) {
            CompletableFuture<?> left = gateway.plane().leave(LIMIT).toCompletableFuture();

            assertThat(idle.rest()).isEmpty();
            await().atMost(PATIENCE).until(() -> refused(gateway.port()));
            assertThat(left).isNotDone();
            assertThat(held).isNotDone();

            target.release();
            assertThat(held.join().statusCode()).isEqualTo(200);
            await().atMost(PATIENCE).until(left::isDone);
        }
    }

    private static boolean refused(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (ConnectException nobody) {
            return true;
        }
    }

    @Test
    void whatDoesNotEndIsCutOffAtTheLimit() {
        target.next("silent");
        CompletableFuture<HttpResponse<String>> silent = gateway.get(http);
        await().atMost(PATIENCE).until(() -> target.asked() == 1);

        CompletableFuture<?> left =
                gateway.plane().leave(Duration.ofMillis(200)).toCompletableFuture();

        await().atMost(PATIENCE).until(left::isDone);
        await().atMost(PATIENCE).until(silent::isDone);
        assertThat(silent).isCompletedExceptionally();
    }

    @Test
    void overHttp2TheEndIsToldAndStreamsUnderWayEnd() {
        target.next("held");
        Vertx vertx = Vertx.vertx();
        try {
            AtomicBoolean told = new AtomicBoolean();
            CompletableFuture<Buffer> body = vertx.createHttpClient(new HttpClientOptions()
                            .setProtocolVersion(HttpVersion.HTTP_2)
                            .setHttp2ClearTextUpgrade(false))
                    .request(HttpMethod.GET, gateway.port(), "127.0.0.1", "/api/uji/apa/1")
                    .compose(request -> ask(request, told))
                    .toCompletionStage()
                    .toCompletableFuture();
            await().atMost(PATIENCE).until(() -> target.asked() == 1);

            CompletableFuture<?> left = gateway.plane().leave(LIMIT).toCompletableFuture();
            await().atMost(PATIENCE).until(told::get);
            assertThat(body).isNotDone();
            target.release();

            assertThat(body.join()).hasToString("dari " + target.port());
            await().atMost(PATIENCE).until(left::isDone);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static Future<Buffer> ask(HttpClientRequest request, AtomicBoolean told) {
        request.connection().goAwayHandler(away -> told.set(true));
        return request.putHeader("Authorization", "Bearer boleh").send().compose(answer -> answer.body());
    }
}
