package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Events from a publisher's HTTP request to subscribers that the hub had never heard of before they were applied. */
@ExtendWith(SharedHub.class)
class EventIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String STRUCTURED = "application/cloudevents+json";

    private static HubClient hub;
    private static Sink sink;

    @BeforeAll
    static void start(HubProcess process, @TempDir Path folder) throws Exception {
        hub = new HubClient(process.ports());
        sink = new Sink();
        Path city = Files.writeString(folder.resolve("dinasuji.yaml"), city(sink.port()));
        assertThat(process.command("apply", city.toString()).exitCode()).isZero();
    }

    @AfterAll
    static void stop() {
        sink.close();
    }

    static String city(int port) {
        return """
                format: simpul/1
                agency:
                  code: dinasuji
                  name: Dinas Uji
                  memberClass: GOV
                  contact: {name: Uji Coba, email: uji@dinas.example, phone: 0800-0000-0001}
                applications:
                  - code: terbit
                    name: Penerbit Uji
                    publishes:
                      - {type: uji.terjadi, dataClass: pribadi}
                      - {type: uji.berurut, dataClass: terbatas}
                  - code: dengar
                    name: Pendengar Uji
                    connections:
                      - {code: utama, kind: http, settings: {baseUrl: "http://127.0.0.1:%d/hook"}}
                    subscriptions:
                      - {code: semua, type: uji.terjadi, connection: utama}
                      - {code: khusus, type: uji.terjadi, connection: utama, path: /khusus, format: data,
                         filters: [{exact: {layanan: ktp}}], mapping: {no_surat: nomor, asal: "@source", jenis: "=surat", isi.nama: orang.nama}}
                      - {code: urut, type: uji.berurut, connection: utama, path: /urut, order: strict}
                agreements:
                  - {consumer: dengar, event: terbit/uji.terjadi, purpose: Uji, basis: UU 27/2022 Pasal 20,
                     from: 2025-01-01, until: 2099-12-31, approvedBy: Uji, fields: [nomor, orang.nama]}
                  - {consumer: dengar, event: terbit/uji.berurut, approvedBy: Uji}
                """.formatted(port);
    }

    private static HttpResponse<String> publish(String application, String event) {
        return hub.call(application, "POST", "/events", BodyPublishers.ofString(event), "Content-Type", STRUCTURED);
    }

    private static String event(String id, String type, String subject, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"/uji","type":"%s","subject":"%s","layanan":"%s","data":%s}""".formatted(id, type, subject, subject.startsWith("KTP") ? "ktp" : "lain", data);
    }

    private static JsonNode story(HttpResponse<String> accepted) {
        String address = accepted.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> told = hub.call("terbit", "GET", address);
        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        return HubClient.JSON.readTree(told.body());
    }

    private static JsonNode awaitState(HttpResponse<String> accepted, String state) {
        await(state)
                .atMost(PATIENCE)
                .until(() -> story(accepted).path("state").asString().equals(state));
        return story(accepted);
    }

    private static List<Sink.Taken> taken(String text) {
        return sink.taken().stream().filter(each -> each.body().contains(text)).toList();
    }

    @Test
    void anEventAtTheDoorLeavesOneRecordWithoutItsData() {
        HttpResponse<String> accepted =
                publish("terbit", event("penerimaan-1", "uji.terjadi", "S-p-1", "{\"nomor\":\"S-p-1\"}"));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String call = accepted.headers().firstValue("x-request-id").orElseThrow();

        await().atMost(PATIENCE).until(() -> hub.records(call).size() > 0);

        JsonNode records = hub.records(call);
        assertThat(records).hasSize(1);
        assertThat(records.path(0).path("phase").asString()).isEqualTo("acceptance");
        assertThat(records.path(0).toString())
                .contains("\"ok\"", "terbit", "uji.terjadi", "202")
                .doesNotContain("S-p-1");
    }

    @Test
    void anEventReachesItsSubscriberSignedAndItsPublisherIsToldOfIt() throws Exception {
        HttpResponse<String> accepted =
                publish("terbit", event("a-1", "uji.terjadi", "S-a-1", "{\"nomor\":\"S-a-1\",\"rahasia\":1}"));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);

        JsonNode story = awaitState(accepted, "delivered");

        assertThat(story.path("deliveries").path(0).path("subscription").asString())
                .isEqualTo("semua");
        Sink.Taken taken = taken("S-a-1").getFirst();
        assertThat(taken.path()).isEqualTo("/hook");
        JsonNode body = HubClient.JSON.readTree(taken.body());
        assertThat(body.path("id").asString()).isEqualTo("a-1");
        assertThat(body.path("data")).hasToString("{\"nomor\":\"S-a-1\"}");
        String secret = HubClient.JSON
                .readTree(hub.admin("GET", "/subscriptions/dengar/semua/secret", "")
                        .body())
                .path("secret")
                .asString();
        assertThatCode(() -> new Webhook(secret)
                        .verify(
                                taken.body(),
                                Map.of(
                                                "webhook-id", taken.header("webhook-id"),
                                                "webhook-timestamp", taken.header("webhook-timestamp"),
                                                "webhook-signature", taken.header("webhook-signature"))
                                        .entrySet()
                                        .stream()
                                        .collect(
                                                Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())))))
                .doesNotThrowAnyException();
    }

    @Test
    void aSubscriberGetsItsOwnFieldNames() {
        HttpResponse<String> accepted = publish(
                "terbit",
                event(
                        "b-1",
                        "uji.terjadi",
                        "KTP-b-1",
                        "{\"nomor\":\"N-b-1\",\"orang\":{\"nama\":\"Sri\",\"umur\":3}}"));

        awaitState(accepted, "delivered");

        Sink.Taken taken = sink.taken().stream()
                .filter(each -> each.path().equals("/hook/khusus"))
                .findFirst()
                .orElseThrow();
        assertThat(HubClient.JSON.readTree(taken.body()))
                .isEqualTo(HubClient.JSON.readTree(
                        "{\"asal\":\"/uji\",\"isi\":{\"nama\":\"Sri\"},\"jenis\":\"surat\",\"no_surat\":\"N-b-1\"}"));
        assertThat(taken.header("ce-type")).isEqualTo("uji.terjadi");
    }

    @Test
    void aRepetitionIsDeliveredOnce() {
        String event = event("c-1", "uji.terjadi", "S-c-1", "{\"nomor\":\"S-c-1\"}");
        HttpResponse<String> first = publish("terbit", event);
        HttpResponse<String> second = publish("terbit", event);

        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        awaitState(first, "delivered");
        assertThat(taken("S-c-1")).hasSize(1);
    }

    @Test
    void anotherFactUnderTheSameNameIsRefused() {
        HttpResponse<String> first = publish("terbit", event("k-1", "uji.terjadi", "S-k-1", "{\"nomor\":\"S-k-1\"}"));
        HttpResponse<String> other = publish("terbit", event("k-1", "uji.terjadi", "S-k-1", "{\"nomor\":\"S-k-2\"}"));

        assertThat(other.statusCode()).as(other.body()).isEqualTo(409);
        assertThat(other.body()).contains("peristiwa-bertentangan");
        awaitState(first, "delivered");
        assertThat(taken("S-k-2")).isEmpty();
    }

    @Test
    void binaryModeIsReadToo() {
        HttpResponse<String> accepted = hub.call(
                "terbit",
                "POST",
                "/events",
                BodyPublishers.ofString("{\"nomor\":\"S-d-1\"}"),
                "Content-Type",
                "application/json",
                "ce-specversion",
                "1.0",
                "ce-id",
                "d-1",
                "ce-source",
                "/uji",
                "ce-type",
                "uji.terjadi",
                "ce-subject",
                "Surat%20d");

        awaitState(accepted, "delivered");

        assertThat(taken("S-d-1").getFirst().body()).contains("\"subject\":\"Surat d\"");
    }

    @Test
    void whatIsWrongIsToldAndNotAccepted() {
        assertThat(publish("parkir", event("e-1", "uji.terjadi", "S", "{}")).statusCode())
                .isEqualTo(403);
        assertThat(publish("terbit", event("e-1", "surat.dikirim", "S", "{}")).statusCode())
                .isEqualTo(403);
        assertThat(publish("terbit", event("", "uji.terjadi", "S", "{}")).body())
                .contains("id: nothing");
        assertThat(publish("terbit", event("e-1", "uji.terjadi", "9971010101900000", "{}"))
                        .body())
                .contains("16 digits")
                .doesNotContain("9971010101900000");
        assertThat(publish("terbit", "{\"specversion\":\"0.3\"}").body()).contains("specversion");
        assertThat(publish("terbit", "[1]").statusCode()).isEqualTo(400);
        assertThat(publish("terbit", "").statusCode()).isEqualTo(400);
        assertThat(publish("terbit", event("e-1", "uji.terjadi", "S", "\"" + "x".repeat(1_100_000) + "\""))
                        .statusCode())
                .isEqualTo(413);
        assertThat(hub.call("terbit", "POST", "/events", BodyPublishers.ofString("{}"), "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(hub.call("terbit", "GET", "/events/01900000-0000-7000-8000-000000000000")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anEventThatDoesNotPassIsSetAsideWhileOthersPass() {
        sink.answer("S-f-1", 422);
        HttpResponse<String> bad = publish("terbit", event("f-1", "uji.terjadi", "F", "{\"nomor\":\"S-f-1\"}"));
        HttpResponse<String> good = publish("terbit", event("f-2", "uji.terjadi", "F", "{\"nomor\":\"S-f-2\"}"));

        awaitState(good, "delivered");
        JsonNode aside = awaitState(bad, "set_aside").path("deliveries").path(0);
        assertThat(aside.path("status").asInt()).isEqualTo(422);
        sink.answerAsOthers("S-f-1");
        String name = story(bad).path("id").asString() + "/dengar/semua";
        assertThat(hub.admin(
                                "POST",
                                "/deliveries/" + name + "/resend",
                                "{\"reason\":\"x\"}",
                                "Content-Type",
                                "application/json")
                        .statusCode())
                .isEqualTo(400);
        assertThat(hub.admin(
                                "POST",
                                "/deliveries/" + name + "/resend",
                                "{\"reason\":\"sudah diperbaiki\"}",
                                "Content-Type",
                                "application/json")
                        .statusCode())
                .isEqualTo(202);

        awaitState(bad, "delivered");
        assertThat(taken("S-f-1").stream()
                        .map(each -> each.header("webhook-id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void inOrderStrictAKeyWaitsForItsEarliestEvent() {
        sink.answer("\"n\":1", 422);
        List<HttpResponse<String>> accepted = IntStream.rangeClosed(1, 4)
                .mapToObj(n -> publish("terbit", event("g-" + n, "uji.berurut", "G", "{\"n\":" + n + "}")))
                .toList();
        HttpResponse<String> other = publish("terbit", event("g-9", "uji.berurut", "lain", "{\"n\":9}"));

        awaitState(other, "delivered");
        awaitState(accepted.getLast(), "set_aside");
        sink.answerAsOthers("\"n\":1");
        accepted.forEach(each -> awaitState(each, "delivered"));

        assertThat(sink.kept().stream()
                        .filter(each ->
                                each.path().endsWith("/urut") && each.body().contains("\"G\""))
                        .map(each -> HubClient.JSON
                                .readTree(each.body())
                                .path("data")
                                .path("n")
                                .asInt()))
                .containsExactly(1, 2, 3, 4);
    }
}
