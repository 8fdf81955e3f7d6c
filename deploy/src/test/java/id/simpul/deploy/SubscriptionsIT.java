package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.gateway.runtime.Ports;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An application subscribes by itself: fetches with leases, and is called at an address of its own. */
@ExtendWith(SharedHub.class)
class SubscriptionsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String CITY = """
            format: simpul/1
            agency:
              code: dinaskabar
              name: Dinas Kabar
              memberClass: GOV
              contact: {name: Uji Coba, email: uji@dinas.example, phone: 0800-0000-0001}
            applications:
              - code: kabar
                name: Penerbit Kabar
                publishes:
                  - {type: kabar.terbit, dataClass: terbatas}
                  - {type: kabar.rahasia, dataClass: rahasia}
              - code: simak
                name: Penyimak Kabar
            agreements:
              - {consumer: simak, event: kabar/kabar.terbit, purpose: Uji, basis: UU 27/2022 Pasal 20,
                 from: 2025-01-01, until: 2099-12-31, approvedBy: Uji}
            """;

    private static HubClient hub;
    private static Ports ports;

    @BeforeAll
    static void start(HubProcess process, @TempDir Path folder) throws Exception {
        ports = process.ports();
        hub = new HubClient(ports);
        Path city = Files.writeString(folder.resolve("dinaskabar.yaml"), CITY);
        assertThat(process.command("apply", city.toString()).exitCode()).isZero();
    }

    private static HttpResponse<String> ask(String application, String method, String path, String body) {
        return hub.call(application, method, "/subscriptions" + path, BodyPublishers.ofString(body));
    }

    private static JsonNode told(String method, String path, String body, int status) {
        HttpResponse<String> answer = ask("simak", method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return HubClient.JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private static void publish(String id) {
        String event = """
                {"specversion":"1.0","id":"%s","source":"/kabar","type":"kabar.terbit","subject":"%s","data":{"nomor":"%s"}}""".formatted(id, id, id);
        HttpResponse<String> accepted = hub.call(
                "kabar",
                "POST",
                "/events",
                BodyPublishers.ofString(event),
                "Content-Type",
                "application/cloudevents+json");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    }

    /** Waits at the door until {@code count} events were fetched. */
    private static List<JsonNode> pull(String code, int count) {
        List<JsonNode> fetched = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            told("POST", "/" + code + "/pull", "{\"max\":" + (count - fetched.size()) + ",\"wait\":\"5s\"}", 200)
                    .path("events")
                    .forEach(fetched::add);
            return fetched.size() == count;
        });
        return fetched;
    }

    private static String lease(JsonNode fetched) {
        return "{\"leases\":[\"" + fetched.path("lease").asString() + "\"]}";
    }

    @Test
    void anApplicationSubscribesFetchesGivesBackAndAcknowledges() {
        HttpResponse<String> made = ask(
                "simak",
                "POST",
                "",
                "{\"code\":\"ambil\",\"type\":\"kabar.terbit\",\"mode\":\"pull\",\"retry\":[\"10ms\"]}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).contains("/subscriptions/ambil");
        publish("k-1");

        JsonNode first = pull("ambil", 1).getFirst();
        assertThat(first.path("event").path("data").path("nomor").asString()).isEqualTo("k-1");
        assertThat(told("POST", "/ambil/extend", lease(first), 200).path("done").asInt())
                .isEqualTo(1);
        assertThat(told("POST", "/ambil/nack", lease(first), 200).path("done").asInt())
                .isEqualTo(1);
        JsonNode second = pull("ambil", 1).getFirst();
        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(second.path("attempt").asInt()).isEqualTo(2);
        assertThat(told("POST", "/ambil/ack", lease(second), 200).path("done").asInt())
                .isEqualTo(1);
        assertThat(told("POST", "/ambil/ack", lease(second), 200).path("lost")).hasSize(1);
        assertThat(told("POST", "/ambil/pull", "", 200).path("events")).isEmpty();

        assertThat(ask("kabar", "GET", "/ambil", "").statusCode()).isEqualTo(404);
        assertThat(ask("kabar", "POST", "/ambil/pull", "").statusCode()).isEqualTo(404);
        assertThat(ask("kabar", "DELETE", "/ambil", "").statusCode()).isEqualTo(404);
        assertThat(told("POST", "/ambil/pull", "{\"max\":0}", 400)
                        .path("detail")
                        .asString())
                .contains("max: 0");
        told("DELETE", "/ambil", "", 204);
        told("POST", "/ambil/pull", "", 404);
    }

    @Test
    void anApplicationIsCalledAtAnAddressOfItsOwnUntilItEndsThat() {
        try (Sink sink = new Sink()) {
            JsonNode made = told("POST", "", """
                    {"code":"dorong","type":"kabar.terbit","endpoint":{"url":"http://127.0.0.1:%d/kabar"}}
                    """.formatted(sink.port()), 201);
            assertThat(made.path("endpoint").path("url").asString()).endsWith("/kabar");
            publish("d-1");
            await().atMost(PATIENCE)
                    .until(() ->
                            sink.kept().stream().anyMatch(each -> each.body().contains("d-1")));

            String secret =
                    told("GET", "/dorong/secret", "", 200).path("secret").asString();
            JsonNode rotated = told("POST", "/dorong/secret/rotate", "{\"reason\":\"uji\"}", 200);
            assertThat(rotated.path("previous").asString()).isEqualTo(secret);
            assertThat(told("POST", "/dorong/verify", "", 200).path("reason").asString())
                    .isEqualTo("dijawab-204");
            assertThat(told("GET", "", "", 200).path("subscriptions"))
                    .anyMatch(each -> each.path("code").asString().equals("dorong")
                            && !each.path("state").path("verified").asBoolean());

            told("DELETE", "/dorong", "", 204);
            told("GET", "/dorong", "", 404);
        }
    }

    /** The lines for a shell in the two sections of {@code docs/events.md}, one after the other. */
    private static String documented() throws IOException {
        String document = Files.readString(Path.of("../docs/events.md"));
        String sections =
                document.substring(document.indexOf("## Subscribe by API"), document.indexOf("## For operators"));
        return Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL)
                .matcher(sections)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.joining());
    }

    @Test
    void theDocumentedLinesRunAsTheyAre() throws IOException {
        String lines = documented().replace("localhost:8000", hub.gateway("").getAuthority());

        String output = Shell.run("sh", "-c", lines).output();

        assertThat(output)
                .contains("HTTP/1.1 201", "Location: /subscriptions/ambil", "\"mode\":\"pull\"", "\"events\":[")
                .contains("{\"done\":0,\"lost\":[\"17-4-", "HTTP/1.1 204")
                .doesNotContain("HTTP/1.1 4", "HTTP/1.1 5", "\"actor\"");
    }

    @Test
    void aDeveloperAddsChangesAndEndsOneByFormsAlone() {
        Person developer = new Person(ports);
        developer.signIn("dev-dinaskabar");
        String application = "/pengembang/aplikasi/simak";
        String fresh = application + "/langganan-baru";
        Map<String, String> fields =
                Map.of("kode", "forma", "jenis", "kabar.terbit", "cara", "pull", "alamat", "", "jalur", "");

        assertThat(developer
                        .submit(fresh, fresh, Map.of("kode", "forma", "jenis", "kabar.rahasia", "cara", "pull"))
                        .body())
                .contains("Belum ada perjanjian yang berlaku");
        assertThat(developer.submit(fresh, fresh, fields).body())
                .contains("Langganan sudah ditambahkan", "Diambil oleh aplikasi");

        String one = application + "/langganan/forma";
        assertThat(developer.submit(one, one + "/rahasia", Map.of()).body()).contains("Centang pernyataan ini");
        String old = told("GET", "/forma/secret", "", 200).path("secret").asString();
        assertThat(developer
                        .submit(one, one + "/rahasia", Map.of("periksa", "ya"))
                        .body())
                .contains("Rahasia sudah diganti");
        assertThat(told("GET", "/forma/secret", "", 200).path("previous").asString())
                .isEqualTo(old);
        assertThat(developer
                        .submit(
                                one,
                                one,
                                Map.of("jenis", "kabar.terbit", "cara", "push", "alamat", "http://127.0.0.1:9/x"))
                        .body())
                .contains("Langganan sudah diubah", "Dikirim ke alamat aplikasi");
        assertThat(developer
                        .submit(one, one + "/akhiri", Map.of("periksa", "ya"))
                        .body())
                .contains("Langganan sudah diakhiri");
        told("GET", "/forma", "", 404);
    }

    @Test
    void whatIsNotAgreedOrNotWellFormedIsRefused() {
        JsonNode refused = told("POST", "", "{\"code\":\"intip\",\"type\":\"kabar.rahasia\",\"mode\":\"pull\"}", 403);
        assertThat(refused.path("code").asString()).isEqualTo("perjanjian-tidak-ada");
        JsonNode wrong = told(
                "POST", "", "{\"code\":\"intip\",\"type\":\"kabar.terbit\",\"mode\":\"pull\",\"perSecond\":-1}", 400);
        assertThat(wrong.path("problems").path(0).path("field").asString()).isEqualTo("perSecond");
    }
}
