package id.simpul.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.identity.TokenEndpoint;
import id.simpul.hub.connector.Connections;
import id.simpul.hub.event.EndpointVerification;
import id.simpul.hub.event.EventTable;
import id.simpul.hub.message.Headers;
import id.simpul.hub.store.Readiness;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A subscription's address and secrets, over a real database and a real subscriber. */
class SubscriptionAdminIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CITY = """
            format: simpul/1
            city: {name: Kota Contoh, regionCode: '99.71', zone: Asia/Jakarta, sample: true}
            """;
    private static final String AGENCY = """
            format: simpul/1
            agency: {code: uji, name: Dinas Uji, memberClass: GOV,
              contact: {name: Uji, email: uji@kotacontoh.example, phone: 0800-0000-0001}}
            applications:
              - code: konsol
                name: Konsol
              - code: dengar
                name: Pendengar Uji
                connections:
                  - {code: utama, kind: http, settings: {baseUrl: "http://127.0.0.1:PORT/hook"}}
                publishes:
                  - {type: uji.terjadi, dataClass: terbuka, description: Uji.}
                subscriptions:
                  - {code: semua, type: uji.terjadi, connection: utama, path: /terima}
            """;

    private static SubscriberSite site;
    private static ConfigurableApplicationContext hub;
    private static String root;
    private static String token;

    @BeforeAll
    static void start(@TempDir Path home, @TempDir Path city) throws Exception {
        site = new SubscriberSite();
        Files.writeString(city.resolve("city.yaml"), CITY);
        Files.writeString(city.resolve("uji.yaml"), AGENCY.replace("PORT", Integer.toString(site.port())));
        hub = new SpringApplicationBuilder(AdminRoom.class)
                .properties(
                        "server.port=0",
                        "simpul.port-base=0",
                        "simpul.home=" + home,
                        "simpul.city=" + city,
                        "logging.level.org.apache.kafka=off")
                .run();
        root = "http://127.0.0.1:" + hub.getEnvironment().getProperty("local.server.port")
                + "/admin/v1/subscriptions/dengar/semua";
        hub.getBeansOfType(Readiness.class)
                .values()
                .forEach(each -> each.ready().join());
        connect();
        token = token();
    }

    /** As the routes do it when a table comes into force. */
    private static void connect() {
        hub.getBean(Connections.class)
                .openAll(Objects.requireNonNull(hub.getBean(EventTable.class).table()));
    }

    private static String token() {
        String pair = Base64.getEncoder().encodeToString("konsol:konsol-demo".getBytes(StandardCharsets.UTF_8));
        Headers headers = Headers.of(
                Map.of("Authorization", "Basic " + pair, "Content-Type", "application/x-www-form-urlencoded"));
        byte[] form = "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8);
        return JSON.readTree(hub.getBean(TokenEndpoint.class)
                        .token(headers, form, "127.0.0.1")
                        .body())
                .get("access_token")
                .asString();
    }

    @AfterAll
    static void stop() {
        hub.close();
        site.close();
    }

    @BeforeEach
    void proven() throws Exception {
        site.answers(SubscriberSite.Manner.BY_HEADER, secret());
        verify();
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(root + path))
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String secret() throws Exception {
        return json(send("GET", "/secret", "")).get("secret").asString();
    }

    private static JsonNode verify() throws Exception {
        return json(send("POST", "/verify", ""));
    }

    private static boolean verified() {
        return hub.getBean(EndpointVerification.class).verified("dengar", "semua");
    }

    @ParameterizedTest
    @EnumSource(names = {"BY_HEADER", "BY_FIELD"})
    void anAddressThatReadsAndKnowsTheSecretProvesItself(SubscriberSite.Manner manner) throws Exception {
        site.answers(manner, secret());

        JsonNode state = verify();

        assertThat(state.get("verified").asBoolean()).isTrue();
        assertThat(state.get("reason").asString()).isEmpty();
        assertThat(state.get("url").asString()).isEqualTo("http://127.0.0.1:" + site.port());
        assertThat(json(send("GET", "", ""))).isEqualTo(state);
        assertThat(verified()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "UNSIGNED,tanda-tangan-tidak-cocok",
        "OTHER_CHALLENGE,tantangan-tidak-dijawab",
        "NOT_JSON,tantangan-tidak-dijawab",
        "REDIRECT,dijawab-307"
    })
    void aWrongAnswerIsNoProof(SubscriberSite.Manner manner, String reason) throws Exception {
        site.answers(manner, secret());

        JsonNode state = verify();

        assertThat(state.get("verified").asBoolean()).isFalse();
        assertThat(state.get("verifiedAt").isNull()).isTrue();
        assertThat(state.get("reason").asString()).isEqualTo(reason);
        assertThat(verified()).isFalse();
    }

    @Test
    void anotherSecretIsNoProof() throws Exception {
        site.answers(
                SubscriberSite.Manner.BY_HEADER, "whsec_" + Base64.getEncoder().encodeToString(new byte[32]));

        assertThat(verify().get("reason").asString()).isEqualTo("tanda-tangan-tidak-cocok");
    }

    @Test
    void anAddressThatDoesNotAnswerNowKeepsItsProof() throws Exception {
        site.answers(SubscriberSite.Manner.HANGS_UP, secret());

        JsonNode state = verify();

        assertThat(state.get("reason").asString()).startsWith("tujuan-memutus: ");
        assertThat(verified()).isTrue();
    }

    @Test
    void aRotationLeavesBothValidAndIsTold() throws Exception {
        String old = secret();
        assertThat(send("POST", "/secret/rotate", "{\"reason\":\"apa\"}").statusCode())
                .isEqualTo(400);

        JsonNode both = json(send("POST", "/secret/rotate", "{\"reason\":\"rahasia bocor\"}"));

        assertThat(both.get("previous").asString()).isEqualTo(old);
        assertThat(both.get("previousUntil").isNull()).isFalse();
        assertThat(json(send("GET", "/secret", ""))).isEqualTo(both);
        for (String each : new String[] {old, both.get("secret").asString()}) {
            site.answers(SubscriberSite.Manner.BY_HEADER, each);
            assertThat(verify().get("verified").asBoolean()).isTrue();
            assertThat(site.lastSignature().split(" ")).hasSize(2);
        }
        assertThat(verify().get("generation").asInt()).isPositive();
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        for (String each : new String[] {"", "/secret"}) {
            assertThat(send("GET", "x" + each, "").statusCode()).isEqualTo(404);
        }
        assertThat(send("POST", "x/verify", "").statusCode()).isEqualTo(404);
        assertThat(send("POST", "x/secret/rotate", "{\"reason\":\"rahasia bocor\"}")
                        .statusCode())
                .isEqualTo(404);
    }
}
