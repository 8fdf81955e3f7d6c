package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.runtime.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's description of itself, held against what it answers to somebody without credentials. */
@ExtendWith(SharedHub.class)
class OpenApiIT {
    private static final List<Integer> NOT_THERE = List.of(404, 405, 501);

    @Test
    void everyAddressThatItDescribesIsThereAndAnswersAsDescribed(Ports ports) throws Exception {
        String gateway = "http://127.0.0.1:" + ports.gateway();
        try (HttpClient http = HttpClient.newHttpClient()) {
            JsonNode document = JsonMapper.shared()
                    .readTree(ask(http, "GET", gateway + "/openapi.json").body());
            assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
            List<String> asked = new ArrayList<>();
            for (var path : document.path("paths").properties()) {
                for (var operation : path.getValue().properties()) {
                    if (!operation.getKey().equals("parameters")) {
                        String method = operation.getKey().toUpperCase(Locale.ROOT);
                        int status = ask(http, method, gateway + sample(path.getKey()))
                                .statusCode();
                        asked.add(method + " " + path.getKey());
                        assertThat(status).as(asked.getLast()).isNotIn(NOT_THERE);
                        assertThat(operation.getValue().path("responses").has(String.valueOf(status)))
                                .as("%s answers %s as described", asked.getLast(), status)
                                .isTrue();
                    }
                }
            }
            assertThat(asked).contains("POST /events", "GET /directory", "GET /api/{application}/{service}/{path}");
        }
    }

    private static String sample(String path) {
        return path.replace("{application}", "dukcapil")
                .replace("{service}", "penduduk")
                .replace("{path}", "9971010101900000")
                .replace("{id}", "01a200bb-8163-7b75-9d3a-da4224f80d23")
                .replace("{code}", "meninggal")
                .replace("{partition}", "0")
                .replace("{size}", "0")
                .replace("{method}", "receiveNIB");
    }

    private static HttpResponse<String> ask(HttpClient http, String method, String address) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
