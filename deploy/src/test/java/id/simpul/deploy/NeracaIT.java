package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Somebody with the database's password drops what says that a delivery came to its end: an operator sees it and mends it. */
@ExtendWith(SharedHub.class)
class NeracaIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String LANE = "(select id from event.lane where application = 'dengarneraca' and owed > 0)";

    private static String city(int port) {
        return """
                format: simpul/1
                agency:
                  code: dinasneraca
                  name: Dinas Neraca
                  memberClass: GOV
                  contact: {name: Uji Coba, email: uji@dinas.example, phone: 0800-0000-0001}
                applications:
                  - code: terbitneraca
                    name: Penerbit Neraca
                    publishes:
                      - {type: neraca.terjadi, dataClass: terbuka}
                  - code: dengarneraca
                    name: Pendengar Neraca
                    connections:
                      - {code: utama, kind: http, settings: {baseUrl: "http://127.0.0.1:%d/hook"}}
                    subscriptions:
                      - {code: semua, type: neraca.terjadi, connection: utama}
                agreements:
                  - {consumer: dengarneraca, event: terbitneraca/neraca.terjadi, approvedBy: Uji}
                """.formatted(port);
    }

    @Test
    void aDroppedEndTurnsThePageRedAndIsBroughtBackFromThere(HubProcess process, @TempDir Path folder)
            throws Exception {
        HubClient hub = new HubClient(process.ports());
        Sql sql = new Sql(process.servers().database());
        Person operator = new Person(process.ports());
        operator.signIn("operator");
        try (Sink sink = new Sink()) {
            Path city = Files.writeString(folder.resolve("dinasneraca.yaml"), city(sink.port()));
            assertThat(process.command("apply", city.toString()).exitCode()).isZero();
            assertThat(hub.call(
                                    "terbitneraca",
                                    "POST",
                                    "/events",
                                    BodyPublishers.ofString(
                                            "{\"specversion\":\"1.0\",\"id\":\"neraca-1\","
                                                    + "\"source\":\"/neraca\",\"type\":\"neraca.terjadi\",\"data\":{\"nomor\":1}}"),
                                    "Content-Type",
                                    "application/cloudevents+json")
                            .statusCode())
                    .isEqualTo(202);
            await("counted")
                    .atMost(PATIENCE)
                    .until(() -> sql.value("select count(*) from event.lane where id = " + LANE + " and counted_to = 1")
                            .equals("1"));

            sql.execute("delete from event.settled where lane = " + LANE);

            String subscription = "dengarneraca/semua";
            await("told")
                    .atMost(PATIENCE)
                    .until(() -> operator.get("/konsol/peristiwa").body().contains("1 hilang di jalur"));
            assertThat(findings(hub)).isEqualTo("MISSING");
            assertThat(operator.submit(
                                    "/konsol/peristiwa",
                                    "/konsol/peristiwa/neraca/" + subscription + "/pulihkan",
                                    Map.of("alasan", "baris dihapus dari tabel"))
                            .body())
                    .contains("1 pengiriman dipulihkan dari log.");

            await("delivered again").atMost(PATIENCE).until(() -> sink.taken().size() == 2);
            assertThat(sink.taken().stream()
                            .map(each -> each.header("webhook-id"))
                            .distinct())
                    .hasSize(1);
            await("even").atMost(PATIENCE).until(() -> findings(hub).isEmpty());
        }
    }

    /** What is wrong with the subscription, as the admin API names it. */
    private static String findings(HubClient hub) {
        List<JsonNode> own = HubClient.JSON
                .readTree(hub.admin("GET", "/balance", "").body())
                .valueStream()
                .filter(each -> each.path("application").asString().equals("dengarneraca"))
                .toList();
        assertThat(own).hasSize(1);
        return own.getFirst()
                .path("findings")
                .valueStream()
                .map(each -> each.path("kind").asString())
                .reduce("", String::concat);
    }
}
