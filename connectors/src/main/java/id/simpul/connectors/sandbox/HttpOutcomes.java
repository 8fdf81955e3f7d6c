package id.simpul.connectors.sandbox;

import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;

/** How a simulated HTTP application misbehaves. */
final class HttpOutcomes {
    private static final int HUGE_BYTES = 64 * 1024 * 1024;
    private static final Buffer CHUNK = Buffer.buffer("{\"isi\":\"" + "x".repeat(64 * 1024 - 12) + "\"},");
    private static final String JSON = "application/json";

    private final Vertx vertx;

    HttpOutcomes(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Answers {@code request} as {@code outcome} says; {@code healthy} is what it would have answered. */
    void act(Outcome outcome, HttpServerRequest request, SimulatedApplication application, Runnable healthy) {
        HttpServerResponse response = request.response();
        switch (outcome) {
            case SLOW -> late(healthy);
            case ERROR -> HttpAnswers.send(response, application.failure(500, "Kesalahan pada peladen"));
            case SILENCE -> request.handler(ignored -> {});
            case GARBAGE -> response.putHeader("content-type", JSON).end("<html><body>Selamat datang</body>");
            case RESET -> reset(request);
            case NOT_FOUND -> HttpAnswers.send(response, application.failure(404, "Data tidak ditemukan"));
            case TOO_MANY -> {
                response.putHeader("retry-after", "30");
                HttpAnswers.send(response, application.failure(429, "Terlalu banyak permintaan"));
            }
            case TRUNCATED -> truncated(request);
            case HUGE -> {
                response.setChunked(true).putHeader("content-type", JSON);
                response.write("[").onSuccess(written -> more(response, CHUNK.length()));
            }
        }
    }

    private void late(Runnable healthy) {
        vertx.setTimer(Drills.SLOW.toMillis(), timer -> healthy.run());
    }

    /** Linger 0 makes the system send a reset where a close would end the connection in order. */
    private static void reset(HttpServerRequest request) {
        ((ConnectionBase) request.connection()).channel().config().setOption(ChannelOption.SO_LINGER, 0);
        request.connection().close();
    }

    private static void truncated(HttpServerRequest request) {
        byte[] half = "{\"nik\":\"".getBytes(StandardCharsets.UTF_8);
        request.response()
                .putHeader("content-type", JSON)
                .putHeader("content-length", "1000")
                .write(Buffer.buffer(half))
                .onSuccess(written -> request.connection().close());
    }

    private static void more(HttpServerResponse response, int sent) {
        if (sent >= HUGE_BYTES) {
            response.end("{}]");
        } else {
            response.write(CHUNK).onSuccess(written -> more(response, sent + CHUNK.length()));
        }
    }
}
