package id.simpul.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import id.simpul.gateway.identity.Browser;
import id.simpul.gateway.identity.TokenEndpoint;
import id.simpul.hub.health.HealthBoard;
import id.simpul.hub.keys.KeyDestroyedException;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.KeyScope;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.message.Headers;
import id.simpul.hub.store.Readiness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AdminIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext hub;
    private static String site;
    private static String root;
    private static String konsol;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        Path city = Path.of(AdminIT.class.getResource("city/city.yaml").toURI()).getParent();
        hub = new SpringApplicationBuilder(AdminRoom.class)
                .properties(
                        "server.port=0",
                        "simpul.port-base=0",
                        "simpul.home=" + home,
                        "simpul.city=" + city,
                        "logging.level.org.apache.kafka=off")
                .run();
        site = "http://127.0.0.1:" + hub.getEnvironment().getProperty("local.server.port");
        root = site + "/admin/v1";
        hub.getBeansOfType(Readiness.class)
                .values()
                .forEach(each -> each.ready().join());
        hub.getBean(HealthBoard.class).step();
        konsol = token("konsol");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static String token(String client) {
        String pair = client + ":" + client + "-demo";
        Headers headers = Headers.of(Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                "Content-Type",
                "application/x-www-form-urlencoded"));
        byte[] form = "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8);
        return JSON.readTree(hub.getBean(TokenEndpoint.class)
                        .token(headers, form, "127.0.0.1")
                        .body())
                .get("access_token")
                .asString();
    }

    private static HttpResponse<String> send(String method, String path, String type, String body, String token)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(root + path))
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", type)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "application/json", "", konsol);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    @Test
    void appliesAFileAfterADryRunAndExportsIt() throws Exception {
        String file = """
                format: simpul/1
                agency:
                  code: baru1
                  name: Dinas Baru
                  memberClass: GOV
                  contact: {name: A, email: a@b.example, phone: 0800-0000-0000}
                applications:
                  - code: barulah
                    name: Aplikasi Baru
                    connections:
                      - {code: utama, kind: http, settings: {baseUrl: 'http://127.0.0.1:1'}}
                """;

        HttpResponse<String> dry =
                send("POST", "/registry/apply?dryRun=true&file=baru1.yaml", "application/yaml", file, konsol);
        assertThat(dry.statusCode()).isEqualTo(200);
        assertThat(dry.body()).contains("+ application barulah");
        assertThat(json(get("/registry/version")).get("appliedBy").asString()).isEqualTo("simpul");

        HttpResponse<String> applied =
                send("POST", "/registry/apply?file=baru1.yaml&reason=Uji", "application/yaml", file, konsol);
        assertThat(json(applied).get("changes").size()).isPositive();
        assertThat(json(get("/registry/version")).get("appliedBy").asString()).isEqualTo("konsol");
        JsonNode exported = json(get("/registry/export"));
        assertThat(exported.get("files").get("baru1.yaml").asString()).contains("barulah");

        HttpResponse<String> again = send(
                "POST",
                "/registry/apply",
                "application/json",
                JSON.writeValueAsString(Map.of("files", exported.get("files"))),
                konsol);
        assertThat(json(again).get("changes").size()).isZero();
        assertThat(again.statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(token("barulah")).isNotEmpty());
    }

    @Test
    void namesEveryFaultOfABrokenFile() throws Exception {
        HttpResponse<String> refused = send(
                "POST",
                "/registry/apply?file=rusak.yaml",
                "application/yaml",
                "format: simpul/1\nagency:\n  code: RUSAK\n",
                konsol);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(refused).get("code").asString()).isEqualTo("berkas-tidak-sah");
        JsonNode first = json(refused).get("problems").get(0);
        assertThat(first.get("file").asString()).isEqualTo("rusak.yaml");
        assertThat(first.get("line").asInt()).isPositive();
        assertThat(first.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("file", "line", "field", "expected", "found");
    }

    @ParameterizedTest(name = "{0} {1} is answered {4} {5}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /registry/apply                | application/json | {\"berkas\":1}                     | 400 | isi-tidak-sah",
                "POST   | /registry/apply                | application/json | nonsense                           | 400 | isi-tidak-sah",
                "POST   | /registry/apply                | image/png        | x                                  | 400 | isi-tidak-sah",
                "POST   | /registry/apply?dryRun=mungkin | application/yaml | x                                  | 400 | permintaan-tidak-sah",
                "DELETE | /registry/apply                | text/plain       | x                                  | 405 | metode-tidak-ada",
                "GET    | /tidak/ada                     | text/plain       | x                                  | 404 | halaman-tidak-ada",
                "GET    | /calls?limit=0                 | text/plain       | x                                  | 400 | permintaan-tidak-sah",
                "GET    | /calls?limit=banyak            | text/plain       | x                                  | 400 | permintaan-tidak-sah",
                "GET    | /calls?since=kemarin           | text/plain       | x                                  | 400 | permintaan-tidak-sah",
                "GET    | /calls?before=abc              | text/plain       | x                                  | 400 | permintaan-tidak-sah",
                "GET    | /calls/0198f2d6-0000-7000-8000-000000000000 | text/plain | x                           | 404 | halaman-tidak-ada",
                "POST   | /latihan/dukcapil              | application/json | {\"mode\":\"meledak\",\"minutes\":1} | 400 | permintaan-tidak-sah",
                "POST   | /latihan/hantu                 | application/json | {\"mode\":\"slow\",\"minutes\":1}    | 404 | halaman-tidak-ada",
                "POST   | /latihan/dukcapil              | application/json | {                                  | 400 | isi-tidak-sah",
                "POST   | /connections/hantu/utama/pause | application/json | {\"minutes\":5,\"reason\":\"x\"}     | 404 | halaman-tidak-ada",
                "POST   | /connections/parkir/utama/pause | application/json | {\"minutes\":0,\"reason\":\"x\"}    | 400 | permintaan-tidak-sah",
                "POST   | /connections/parkir/utama/pause | application/json | {\"minutes\":5}                   | 400 | permintaan-tidak-sah",
            })
    void refusesNonsenseInTheCataloguesWords(
            String method, String path, String type, String body, int status, String code) throws Exception {
        HttpResponse<String> answer = send(method, path, type, body, konsol);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).get("code").asString()).isEqualTo(code);
        assertThat(json(answer).get("actor").asString()).isEqualTo("caller");
        assertThat(json(answer).get("traceId").asString()).hasSize(32);
    }

    @Test
    void onlyTheAdminScopeOpensIt() throws Exception {
        HttpResponse<String> answer = send("GET", "/calls", "text/plain", "", token("parkir"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).get("code").asString()).isEqualTo("lingkup-tidak-cukup");
    }

    @Test
    void aBadTokenIsRefusedInTheCallersLanguage() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(root + "/calls"))
                        .header("Authorization", "Bearer " + konsol + "x")
                        .header("Accept-Language", "en")
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).contains("invalid_token"));
        assertThat(json(answer).get("code").asString()).isEqualTo("token-tidak-sah");
    }

    @Test
    void withoutTokenOrSessionNothingIsToldButTheDescription() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + "/calls"));
        assertThat(HTTP.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
        assertThat(HTTP.send(request.uri(URI.create(root + "/openapi.json")).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anOperatorsSessionReadsAndWithItsTokenWrites() {
        Browser operator = signedIn("operator");
        String path = "/admin/v1/latihan/dukcapil";
        String order = "{\"mode\":\"slow\",\"minutes\":1}";

        assertThat(operator.get("/admin/v1/calls").statusCode()).isEqualTo(200);
        HttpResponse<String> withoutToken = operator.write("POST", path, "application/json", order);
        assertThat(withoutToken.statusCode()).isEqualTo(403);
        assertThat(json(withoutToken).get("code").asString()).isEqualTo("akses-ditolak");
        String token = operator.token("/bantuan/formulir");
        assertThat(operator.write("POST", path, "application/json", order, "X-CSRF-TOKEN", token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(operator.write("DELETE", path, "text/plain", "", "X-CSRF-TOKEN", token)
                        .statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"auditor, 200, 403", "approver, 200, 403", "warga1, 403, 403", "pic-dishub, 403, 403"})
    void otherSessionsReadAtMost(String name, int read, int write) {
        Browser person = signedIn(name);

        assertThat(person.get("/admin/v1/connections").statusCode()).isEqualTo(read);
        assertThat(person.write(
                                "POST",
                                "/admin/v1/latihan/dukcapil",
                                "application/json",
                                "{\"mode\":\"slow\",\"minutes\":1}",
                                "X-CSRF-TOKEN",
                                person.token("/bantuan/formulir"))
                        .statusCode())
                .isEqualTo(write);
    }

    @Test
    void aTokenIsWorthNothingAtThePeoplesDoorAndASessionNothingBesideAToken() {
        Browser operator = signedIn("operator");

        assertThat(new Browser(site)
                        .get("/konsol", "Authorization", "Bearer " + konsol)
                        .statusCode())
                .isEqualTo(302);
        assertThat(operator.get("/admin/v1/calls", "Authorization", "Bearer x.y.z")
                        .statusCode())
                .isEqualTo(401);
    }

    private static Browser signedIn(String name) {
        Browser browser = new Browser(site);
        browser.signIn(name, name);
        return browser;
    }

    @Test
    void anUntouchedLedgerIsIntactAndWhatCouldNotBeAskedIsSaid() throws Exception {
        JsonNode report = json(get("/ledger/verify"));

        assertThat(report.get("intact").asBoolean()).isTrue();
        assertThat(report.get("notes").size()).isPositive();
    }

    @Test
    void whatIsOverInTheLedgerIsToldAndRemoved() throws Exception {
        assertThat(json(get("/ledger/retention")).get("keepMonths").asInt()).isEqualTo(60);
        HttpResponse<String> removed = send("POST", "/ledger/retention", "application/json", "{}", konsol);
        assertThat(json(removed).get("due").size()).isZero();
        assertThat(json(get("/ledger/removals")).size()).isZero();
    }

    @Test
    void whatIsOverOfTheEventsIsToldAndRemoved() throws Exception {
        JsonNode plan = json(get("/events/retention"));
        assertThat(plan.get("keepDays").get("rahasia").asInt()).isEqualTo(90);
        HttpResponse<String> removed = send("POST", "/events/retention", "application/json", "{}", konsol);
        assertThat(json(removed).get("events").size()).isZero();
        assertThat(json(get("/events/removals")).size()).isZero();
    }

    @Test
    void aPayloadKeyIsDestroyedOnceConfirmedAndNeverWhileInUse() throws Exception {
        KeyRing keys = hub.getBean(KeyRing.class);
        YearMonth now = YearMonth.now(ZoneOffset.UTC);
        KeyScope old = new KeyScope("pribadi", now.minusMonths(2));
        KeyScope recent = new KeyScope("pribadi", now.minusMonths(1));
        byte[] sealed = keys.seal(Purpose.PAYLOAD, old, new byte[] {1});
        keys.seal(Purpose.PAYLOAD, recent, new byte[] {1});

        assertThat(destroy(recent, recent.toString(), "masa simpan habis").statusCode())
                .isEqualTo(409);
        assertThat(destroy(old, recent.toString(), "masa simpan habis").statusCode())
                .isEqualTo(400);
        assertThat(destroy(old, old.toString(), "apa").statusCode()).isEqualTo(400);
        assertThat(keys.open(Purpose.PAYLOAD, sealed)).containsExactly(1);
        HttpResponse<String> destroyed = destroy(old, old.toString(), "masa simpan habis");

        assertThat(json(destroyed).get(0).get("destroyed").get("who").asString())
                .isEqualTo("konsol");
        assertThatExceptionOfType(KeyDestroyedException.class).isThrownBy(() -> keys.open(Purpose.PAYLOAD, sealed));
        assertThat(get("/payload-keys").body()).contains(old.toString(), recent.toString(), "masa simpan habis");
        assertThat(destroy(old, old.toString(), "masa simpan habis").statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<String> destroy(KeyScope scope, String confirm, String reason) throws Exception {
        String body = JSON.writeValueAsString(Map.of("reason", reason, "confirm", confirm));
        return send("POST", "/payload-keys/" + scope + "/destroy", "application/json", body, konsol);
    }

    @Test
    void aDrillBeginsAndEnds() throws Exception {
        HttpResponse<String> begun =
                send("POST", "/latihan/dukcapil", "application/json", "{\"mode\":\"silent\",\"minutes\":2}", konsol);
        assertThat(json(begun).get("mode").asString()).isEqualTo("silent");
        assertThat(json(get("/latihan")).get("active").size()).isEqualTo(1);

        assertThat(send("DELETE", "/latihan/dukcapil", "text/plain", "", konsol).statusCode())
                .isEqualTo(204);

        assertThat(json(get("/latihan")).get("active").size()).isZero();
    }

    @Test
    void aConnectionIsPausedInTheNameOfWhoAsked() throws Exception {
        HttpResponse<String> paused = send(
                "POST",
                "/connections/parkir/utama/pause",
                "application/json",
                "{\"minutes\":5,\"reason\":\"Pindah server\"}",
                konsol);
        assertThat(json(paused).get("by").asString()).isEqualTo("konsol");
        hub.getBean(HealthBoard.class).step();
        assertThat(get("/connections").body()).contains("\"state\":\"dijeda\"", "Pindah server");

        assertThat(send("DELETE", "/connections/parkir/utama/pause", "text/plain", "", konsol)
                        .statusCode())
                .isEqualTo(204);

        hub.getBean(HealthBoard.class).step();
        assertThat(get("/connections").body()).doesNotContain("dijeda");
    }

    @Test
    void theDescriptionNamesEveryAddressAndNoOther() throws Exception {
        Set<String> described = new TreeSet<>();
        json(get("/openapi.json"))
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> described.add(
                                method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        Set<String> answered = new TreeSet<>();
        hub.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(each -> each.getPatternValues().stream()
                        .filter(path -> path.startsWith("/admin/"))
                        .forEach(path -> each.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> answered.add(method + " " + path))));

        assertThat(described).isEqualTo(answered);
    }
}
