package id.simpul.connectors.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Writes an answer: as JSON, or a file as it is. */
final class HttpAnswers {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private HttpAnswers() {}

    static void send(HttpServerResponse response, SimulatedApplication.Filled answer) {
        response.setStatusCode(answer.status())
                .putHeader("content-type", "application/json; charset=utf-8")
                .end(Buffer.buffer(MAPPER.writeValueAsBytes(answer.body())));
    }

    static void send(HttpServerResponse response, SimulatedApplication.StaticFile file) {
        response.putHeader("content-type", file.type()).end(Buffer.buffer(file.bytes()));
    }
}
