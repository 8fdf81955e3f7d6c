package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.gateway.runtime.Ports;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contract in force: what deviates does not reach the target, and what the target deviates in is told. */
@ExtendWith(SharedHub.class)
class ContractIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SERVICE = "/api/berjanji/tegas";

    private static HubClient hub;
    private static ForeignServer target;

    @BeforeAll
    static void start(Ports ports) throws IOException {
        target = new ForeignServer();
        hub = new HubClient(ports);
        try (var yaml = Objects.requireNonNull(ContractIT.class.getResourceAsStream("kontrak.yaml"))) {
            String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("TARGET_PORT", Integer.toString(target.port()));
            HttpResponse<String> applied = hub.apply("kontrak.yaml", text);
            assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
        }
        await().atMost(PATIENCE)
                .until(() ->
                        hub.askToken("pemakaikontrak", "pemakaikontrak-demo").statusCode() == 200);
    }

    @AfterAll
    static void stop() throws IOException {
        target.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /baik/1?halaman=dua | ''            | ''                 | query:halaman: type (expected: integer)
            POST | /gema               | {"nama":      | application/json   | body: unreadable (expected: JSON)
            POST | /gema               | {"usia": 3}   | application/json   | $: required (expected: nama)
            POST | /gema               | nama=x        | text/plain         | header:content-type: undescribed (expected: application/json)
            POST | /gema               | ''            | application/json   | body: required (expected: a body)
            """)
    void whatDeviatesIsRefusedBeforeTheTarget(String method, String path, String body, String type, String detail) {
        int before = target.heads().size();

        HttpResponse<String> answer = type.isEmpty()
                ? hub.call("pemakaikontrak", method, SERVICE + path)
                : hub.call(
                        "pemakaikontrak", method, SERVICE + path, BodyPublishers.ofString(body), "Content-Type", type);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("kontrak-tidak-sesuai", detail.replace("\"", "\\\""));
        assertThat(target.heads()).hasSize(before);
    }

    @Test
    void whatIsAsDescribedPassesWhole() {
        HttpResponse<String> answer = hub.call(
                "pemakaikontrak",
                "POST",
                SERVICE + "/gema",
                BodyPublishers.ofString("{\"nama\":\"Satu\"}"),
                "Content-Type",
                "application/json");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"bytes\":15}");
    }

    @Test
    void whatTheTargetDeviatesInIsToldWithoutItsContent() {
        HttpResponse<String> answer = hub.call("pemakaikontrak", "GET", SERVICE + "/baik/1?halaman=2");
        assertThat(answer.statusCode()).isEqualTo(200);

        await().atMost(PATIENCE)
                .until(() -> hub.admin("GET", "/deviations?application=berjanji&service=tegas", "")
                        .body()
                        .contains("RESPONSE"));

        assertThat(hub.admin("GET", "/deviations?application=berjanji&service=tegas", "")
                        .body())
                .contains("$.kode", "integer", "alamat", "\"looked\":1")
                .doesNotContain("Satu", "jangan");
    }
}
