package id.simpul.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.http.HttpMessageFactory;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Types with a contract over a whole hub: what is refused, who may publish, and events written by the CloudEvents SDK. */
@ExtendWith(SharedHub.class)
class EventTypesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String FILE = "dinaskontrak.yaml";

    private static HubClient hub;
    private static HubProcess process;
    private static Sink sink;
    private static Path folder;

    @BeforeAll
    static void start(HubProcess shared, @TempDir Path room) throws Exception {
        process = shared;
        folder = room;
        hub = new HubClient(shared.ports());
        sink = new Sink();
        assertThat(apply("1.0", "nomor: {type: string, pattern: '^S-'}").exitCode())
                .isZero();
    }

    @AfterAll
    static void stop() {
        sink.close();
    }

    private static Shell apply(String version, String properties) throws Exception {
        return process.command(
                "apply",
                Files.writeString(folder.resolve(FILE), city(sink.port(), version, properties))
                        .toString());
    }

    private static String city(int port, String version, String properties) {
        return """
                format: simpul/1
                agency:
                  code: dinaskontrak
                  name: Dinas Kontrak
                  memberClass: GOV
                  contact: {name: Uji Coba, email: uji@dinas.example, phone: 0800-0000-0002}
                applications:
                  - code: pemilik
                    name: Pemilik Jenis
                    publishes:
                      - type: kontrak.berubah
                        dataClass: terbatas
                        version: "%s"
                        schema:
                          type: object
                          required: [nomor]
                          properties: {%s}
                  - code: mitra
                    name: Mitra Penerbit
                  - code: penyimak
                    name: Penyimak
                    connections:
                      - {code: utama, kind: http, settings: {baseUrl: "http://127.0.0.1:%d/hook"}}
                    subscriptions:
                      - {code: semua, type: kontrak.berubah, connection: utama,
                         filters: [{not: {prefix: {subject: LEWATI-}}}]}
                agreements:
                  - {consumer: mitra, event: pemilik/kontrak.berubah, operations: [publish], approvedBy: Uji}
                  - {consumer: penyimak, event: pemilik/kontrak.berubah, approvedBy: Uji, fields: [nomor]}
                """.formatted(version, properties, port);
    }

    private static String event(String id, String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/kontrak\",\"type\":\"" + type
                + "\",\"data\":" + data + "}";
    }

    private static HttpResponse<String> publish(String application, String media, String body) {
        return hub.call(application, "POST", "/events", BodyPublishers.ofString(body), "Content-Type", media);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return HubClient.JSON.readTree(answer.body());
    }

    private static void awaitDelivered(String application, String address) {
        await(address)
                .atMost(PATIENCE)
                .until(() -> json(hub.call(application, "GET", address))
                        .path("state")
                        .asString()
                        .equals("delivered"));
    }

    private static List<Sink.Taken> taken(String text) {
        return sink.taken().stream().filter(each -> each.body().contains(text)).toList();
    }

    @Test
    void dataThatBreaksItsContractIsToldByPlaceAndRule() {
        HttpResponse<String> answer =
                publish("pemilik", STRUCTURED, event("a-1", "kontrak.berubah", "{\"nomor\":\"rahasia\"}"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).path("code").asString()).isEqualTo("peristiwa-data-tidak-sesuai");
        assertThat(json(answer).path("field").asString()).isEqualTo("data");
        assertThat(answer.body()).contains("$.nomor: pattern").doesNotContain("rahasia");
    }

    @Test
    void anUnknownTypeIsToldWithTheOneThatWasMeant() {
        HttpResponse<String> answer = publish("pemilik", STRUCTURED, event("b-1", "kontrak.beruba", "{}"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).path("code").asString()).isEqualTo("peristiwa-jenis-tidak-dikenal");
        assertThat(json(answer).path("field").asString()).isEqualTo("type");
        assertThat(answer.body()).contains("did you mean kontrak.berubah?");
    }

    @Test
    void anAgreementLetsAPartnerPublishTheOwnersType() {
        String fact = event("c-1", "kontrak.berubah", "{\"nomor\":\"S-c-1\",\"lain\":\"tersembunyi\"}");

        assertThat(publish("penyimak", STRUCTURED, fact).statusCode()).isEqualTo(403);
        HttpResponse<String> accepted = publish("mitra", STRUCTURED, fact);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);

        awaitDelivered("mitra", json(accepted).path("status").asString());
        assertThat(taken("S-c-1").getFirst().body()).doesNotContain("tersembunyi");
    }

    @Test
    void aBatchIsAcceptedWholeOrNotAtAll() {
        String good = event("d-1", "kontrak.berubah", "{\"nomor\":\"S-d-1\"}");
        String bad = event("d-2", "kontrak.berubah", "{\"nomor\":7}");

        HttpResponse<String> refused = publish("pemilik", BATCH, "[" + good + "," + bad + "]");
        HttpResponse<String> unknown =
                publish("pemilik", BATCH, "[" + good + "," + event("d-3", "kontrak.lain", "{}") + "]");
        HttpResponse<String> many = publish(
                "pemilik",
                BATCH,
                IntStream.range(0, 101).mapToObj(each -> good).collect(Collectors.joining(",", "[", "]")));
        HttpResponse<String> accepted = publish(
                "pemilik", BATCH, "[" + good + "," + event("d-4", "kontrak.berubah", "{\"nomor\":\"S-d-4\"}") + "]");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("field").asString()).isEqualTo("events[1].data");
        assertThat(json(unknown).path("field").asString()).isEqualTo("events[1].type");
        assertThat(many.statusCode()).isEqualTo(400);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        assertThat(accepted.headers().firstValue("Location")).isEmpty();
        List<String> addresses = json(accepted)
                .path("events")
                .valueStream()
                .map(each -> each.path("status").asString())
                .toList();
        assertThat(addresses).hasSize(2);
        addresses.forEach(each -> awaitDelivered("pemilik", each));
        assertThat(json(hub.call("pemilik", "GET", addresses.getFirst()))
                        .path("eventId")
                        .asString())
                .isEqualTo("d-1");
        assertThat(taken("S-d-1")).hasSize(1);
    }

    @Test
    void whatTheCloudEventsSdkWritesIsReadInAllModes() {
        CloudEvent structured = sdk("e-1");
        List<String> addresses = new ArrayList<>();
        addresses.add(json(sent(structured, true)).path("status").asString());
        addresses.add(json(sent(sdk("e-2"), false)).path("status").asString());
        String batch = Stream.of("e-3", "e-4")
                .map(each -> new String(format().serialize(sdk(each)), UTF_8))
                .collect(Collectors.joining(",", "[", "]"));
        json(publish("pemilik", BATCH, batch))
                .path("events")
                .forEach(each -> addresses.add(each.path("status").asString()));

        assertThat(addresses).hasSize(4);
        addresses.forEach(each -> awaitDelivered("pemilik", each));
        CloudEvent delivered =
                format().deserialize(taken("S-e-1").getFirst().body().getBytes(UTF_8));
        structured
                .getAttributeNames()
                .forEach(each ->
                        assertThat(delivered.getAttribute(each)).as(each).isEqualTo(structured.getAttribute(each)));
        assertThat(new String(requireNonNull(delivered.getData()).toBytes(), UTF_8))
                .isEqualTo("{\"nomor\":\"S-e-1\"}");
        assertThat(taken("S-e-2").getFirst().body()).contains("\"subject\":\"Surat é\"");
    }

    private static io.cloudevents.core.format.EventFormat format() {
        return EventFormatProvider.getInstance().resolveFormat(STRUCTURED);
    }

    private static CloudEvent sdk(String id) {
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/kontrak"))
                .withType("kontrak.berubah")
                .withSubject("Surat é")
                .withDataSchema(URI.create("urn:simpul:kontrak.berubah:1"))
                .withData("application/json", ("{\"nomor\":\"S-" + id + "\"}").getBytes(UTF_8))
                .build();
    }

    private static HttpResponse<String> sent(CloudEvent event, boolean structured) {
        List<String> headers = new ArrayList<>();
        List<byte[]> body = new ArrayList<>();
        var writer = HttpMessageFactory.createWriter(
                (name, value) -> {
                    headers.add(name);
                    headers.add(value);
                },
                body::add);
        if (structured) {
            writer.writeStructured(event, STRUCTURED);
        } else {
            writer.writeBinary(event);
        }
        return hub.call(
                "pemilik",
                "POST",
                "/events",
                BodyPublishers.ofByteArray(body.getFirst()),
                headers.toArray(String[]::new));
    }

    @Test
    void aSchemaThatBreaksItsPromiseIsRefusedUnlessTheMajorVersionRises() throws Exception {
        assertThat(apply("1.1", "nama: {type: string}").exitCode()).isNotZero();
        assertThat(apply("1.0", "nomor: {type: string, pattern: '^S-', maxLength: 99}")
                        .exitCode())
                .isNotZero();
        assertThat(apply("1.1", "nomor: {type: string, pattern: '^S-', maxLength: 99}")
                        .exitCode())
                .isZero();
    }
}
