package id.simpul.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.identity.Browser;
import id.simpul.hub.event.EventTable;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.KeyScope;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.store.Readiness;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists of deliveries to be sent again, by the admin API and by the console's pages. */
class ReplayAdminIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int HELD = 60;
    private static final String QUEUE = "/konsol/peristiwa/antrean";
    private static final Pattern KEY = Pattern.compile("name=\"kunci\" value=\"([^\"]+)\"");
    private static final Instant ACCEPTED = Instant.parse("2026-11-20T03:00:00Z");
    private static final String CITY = """
            format: simpul/1
            city: {name: Kota Contoh, regionCode: '99.71', zone: Asia/Jakarta, sample: true}
            """;
    private static final String AGENCY = """
            format: simpul/1
            agency: {code: uji, name: Dinas Uji, memberClass: GOV,
              contact: {name: Uji, email: uji@kotacontoh.example, phone: 0800-0000-0001}}
            applications:
              - code: dengar
                name: Pendengar Uji
                connections:
                  - {code: utama, kind: http, settings: {baseUrl: "http://127.0.0.1:1/hook"}}
                publishes:
                  - {type: uji.terjadi, dataClass: terbuka, description: Uji.}
                subscriptions:
                  - {code: semua, type: uji.terjadi, connection: utama, path: /terima}
            """;

    private static ConfigurableApplicationContext hub;
    private static String site;

    @BeforeAll
    static void start(@TempDir Path home, @TempDir Path city) throws Exception {
        Files.writeString(city.resolve("city.yaml"), CITY);
        Files.writeString(city.resolve("uji.yaml"), AGENCY);
        hub = new SpringApplicationBuilder(AdminRoom.class)
                .properties(
                        "server.port=0",
                        "simpul.port-base=0",
                        "simpul.home=" + home,
                        "simpul.city=" + city,
                        "simpul.event.replay-approval=55",
                        "logging.level.org.apache.kafka=off")
                .run();
        site = "http://127.0.0.1:" + hub.getEnvironment().getProperty("local.server.port");
        hub.getBeansOfType(Readiness.class)
                .values()
                .forEach(each -> each.ready().join());
        assertThat(hub.getBean(EventTable.class).subscriber("dengar/semua")).isNotNull();
        for (int i = 1; i <= HELD; i++) {
            park(i);
        }
    }

    /** As the hub parks a delivery, without a broker. */
    private static void park(int number) {
        JdbcClient jdbc = JdbcClient.create(hub.getBean(DataSource.class));
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into event.lane (application, subscription, lane, owed) values ('dengar', 'semua', 0, 1)"
                        + " on conflict (application, subscription, lane) do update set owed = lane.owed + 1")
                .update();
        int lane = jdbc.sql("select id from event.lane").query(Integer.class).single();
        jdbc.sql(
                        "insert into event.event (id, publisher, owner, source, ce_id, type, subject, data_class, bytes, digest,"
                                + " log_partition, log_offset, call_id, registry_version, trace_id, accepted_at, routed_at, lanes,"
                                + " seqs) values (:id, 'dengar', 'dengar', '/uji', :ce, 'uji.terjadi', :subject, 'terbuka', 2, '', 0, -1,"
                                + " :call, 1, 't', :at, :at, array[:lane::int], array[:seq::bigint])")
                .param("id", id)
                .param("ce", "e" + number)
                .param("subject", "=perihal-" + number)
                .param("call", id.toString())
                .param("at", ACCEPTED.atOffset(ZoneOffset.UTC))
                .param("lane", lane)
                .param("seq", number)
                .update();
        jdbc.sql(
                        "insert into event.held (lane, seq, event_id, key_hash, state, attempts, reason, status, answer, event,"
                                + " held_at, changed_at) values (:lane, :seq, :id, 'k', 'parked', 11, 'dijawab-422', 422, 'no',"
                                + " :body, :at, :at)")
                .param("lane", lane)
                .param("seq", number)
                .param("id", id)
                .param("body", sealed(number))
                .param("at", ACCEPTED.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static byte[] sealed(int number) {
        String stored = """
                {"format":1,"id":"e%d","source":"/uji","type":"uji.terjadi","subject":"=perihal-%d",
                "extensions":{},"data":"e30="}""".formatted(number, number);
        return hub.getBean(KeyRing.class)
                .seal(Purpose.PAYLOAD, KeyScope.of("terbuka", ACCEPTED), stored.getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static Browser signedIn(String name) {
        Browser browser = new Browser(site);
        browser.signIn(name, name);
        return browser;
    }

    private static HttpResponse<String> write(Browser person, String path, String body) {
        return person.write(
                "POST",
                "/admin/v1" + path,
                "application/json",
                body,
                "X-CSRF-TOKEN",
                person.token("/bantuan/formulir"));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String made(Browser operator) {
        HttpResponse<String> made = write(operator, "/replays", """
                {"application":"dengar","subscription":"semua","states":["parked"],"reason":"gangguan selesai"}""");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made).get("id").asString();
    }

    @Test
    void aListIsChosenLookedAtAndKeptToItsRules() {
        Browser operator = signedIn("operator");
        String list = "/replays/" + made(operator);

        JsonNode told = json(operator.get("/admin/v1" + list));
        assertThat(told.get("job").get("counts").get("chosen").asInt()).isEqualTo(HELD);
        assertThat(told.get("steps").get(0).get("who").asString()).isEqualTo("operator");
        JsonNode items = json(operator.get("/admin/v1" + list + "/items?after=58&state=chosen"));
        assertThat(items.size()).isEqualTo(2);
        HttpResponse<String> refused = write(operator, list + "/start", "{\"reason\":\"gangguan selesai\",\"rate\":5}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("not approved (expected: approval above 55)");

        assertThat(write(operator, list + "/approve", "{\"reason\":\"boleh dikirim\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(write(signedIn("approver"), list + "/approve", "{\"reason\":\"boleh dikirim\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(json(write(operator, list + "/exclude", "{\"reason\":\"bukan ini\",\"places\":[1,2]}"))
                        .get("counts")
                        .get("excluded")
                        .asInt())
                .isEqualTo(2);
        assertThat(json(write(operator, list + "/start", "{\"reason\":\"gangguan selesai\",\"rate\":5}"))
                        .get("state")
                        .asString())
                .isEqualTo("running");
        assertThat(json(write(operator, list + "/pause", "{}")).get("state").asString())
                .isEqualTo("paused");
        assertThat(write(operator, list + "/pause", "{}").statusCode()).isEqualTo(400);
        assertThat(json(write(operator, list + "/stop", "{\"reason\":\"cukup dahulu\"}"))
                        .get("counts")
                        .get("stopped")
                        .asInt())
                .isEqualTo(HELD - 2);
    }

    @Test
    void whatIsAskedWronglyIsRefused() {
        Browser operator = signedIn("operator");

        assertThat(write(operator, "/replays", "{\"application\":\"dengar\",\"subscription\":\"semua\"}")
                        .body())
                .contains("reason: 0 characters (expected: at least 5)");
        assertThat(write(operator, "/replays", """
                        {"application":"dengar","subscription":"lain","reason":"gangguan selesai"}""").body())
                .contains("subscription: dengar/lain (expected: one in force that events are pushed to)");
        assertThat(operator.get("/admin/v1/replays/bukan-nomor").statusCode()).isEqualTo(404);
        assertThat(write(signedIn("auditor"), "/replays", "{}").statusCode()).isEqualTo(403);
        assertThat(signedIn("auditor")
                        .get("/admin/v1/subscriptions/dengar/semua/secret")
                        .statusCode())
                .as("a secret is not for those who only look")
                .isEqualTo(403);
        assertThat(write(operator, "/balance/dengar/semua/restore", "{\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aFieldThatIsNotKnownIsNamedAndMakesNoList() {
        Browser operator = signedIn("operator");
        String before = operator.get("/admin/v1/replays").body();

        HttpResponse<String> misspelt = write(operator, "/replays", """
                {"application":"dengar","subscription":"semua","subjeck":"=perihal-1","reason":"gangguan selesai"}""");
        assertThat(misspelt.statusCode()).isEqualTo(400);
        assertThat(json(misspelt).get("code").asString()).isEqualTo("isi-tidak-sah");
        assertThat(json(misspelt).get("field").asString()).isEqualTo("subjeck");
        assertThat(misspelt.body()).contains("subjeck: not known (expected: application, ", "subject, ");
        assertThat(operator.get("/admin/v1/replays").body()).isEqualTo(before);
        HttpResponse<String> neighbour = write(operator, "/balance/dengar/semua/restore", "{\"reasn\":\"uji saja\"}");
        assertThat(neighbour.statusCode()).isEqualTo(400);
        assertThat(json(neighbour).get("field").asString()).isEqualTo("reasn");
    }

    private static HttpResponse<String> keyed(Browser operator, String more) {
        return write(operator, "/replays", """
                {"application":"dengar","subscription":"semua","key":"sekali","reason":"gangguan selesai"%s}""".formatted(more));
    }

    @Test
    void aKeyMakesOneListAndIsRefusedForAnotherChoice() {
        Browser operator = signedIn("operator");
        String chosen = ",\"states\":[\"set_aside\",\"parked\"],\"from\":\"2026-11-20T03:00:00.123456789Z\"";
        HttpResponse<String> first = keyed(operator, chosen);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);

        HttpResponse<String> again = keyed(operator, chosen);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(json(again).get("id")).isEqualTo(json(first).get("id"));
        for (String other :
                new String[] {"", chosen + ",\"subject\":\"=perihal-1\"", chosen + ",\"includeDelivered\":true"}) {
            HttpResponse<String> refused = keyed(operator, other);
            assertThat(refused.statusCode()).as(other).isEqualTo(409);
            assertThat(json(refused).get("code").asString()).isEqualTo("kunci-daftar-terpakai");
            assertThat(json(refused).get("field").asString()).isEqualTo("key");
            assertThat(json(refused).get("detail").asString())
                    .contains(json(first).get("id").asString());
        }
    }

    @Test
    void theQueueIsGroupedFilteredAndFrozenOnceByTwoClicks() {
        Browser operator = signedIn("operator");
        String page = QUEUE + "?langganan=dengar/semua&sebab=dijawab-422";
        String shown = operator.get(page).body();
        assertThat(shown).contains("Menurut sebab", "Tinjau kirim ulang", "Halaman berikutnya");
        assertThat(operator.get(QUEUE + "?cari=tidak-ada-ini").body()).contains("Tidak ada pengiriman yang cocok");
        Matcher key = KEY.matcher(shown);
        assertThat(key.find()).isTrue();
        String form = "langganan=dengar%2Fsemua&alasan=gangguan+selesai&kunci=" + key.group(1);

        HttpResponse<String> first = operator.postForm(page, QUEUE, form);
        HttpResponse<String> second = operator.postForm(page, QUEUE, form);

        String list = first.headers().firstValue("Location").orElse("");
        assertThat(list).contains("/konsol/kirim-ulang/");
        assertThat(second.headers().firstValue("Location")).hasValue(list);
    }

    @Test
    void theReviewShowsItsChecksAndAsksForTheNumber() {
        Browser operator = signedIn("operator");
        String page = "/konsol/kirim-ulang/" + made(operator);

        HttpResponse<String> review = operator.get(page);
        assertThat(review.statusCode()).isEqualTo(200);
        assertThat(review.body())
                .contains("60 akan dikirim", "Perlu penyetuju kedua", "Semua sesuai jenisnya")
                .contains("<dd>Keadaan: Diparkir</dd>")
                .doesNotContain("??")
                .doesNotContain("/mulai\"")
                .doesNotContain("/setujui\"");
        Browser approver = signedIn("approver");
        assertThat(approver.get(page).body()).contains("/setujui\"").doesNotContain("/hentikan\"");
        approver.postForm(page, page + "/setujui", "alasan=boleh+dikirim");
        assertThat(operator.get(page).body()).contains("/mulai\"", "Ketik jumlahnya: 60");

        operator.postForm(page, page + "/mulai", "alasan=gangguan+selesai&laju=10&jumlah=61");
        assertThat(operator.get(page).body()).contains("Jumlah yang diketik tidak sama", "Belum dimulai");
        operator.postForm(page, page + "/mulai", "alasan=gangguan+selesai&laju=10&jumlah=60&urutan=kunci");
        HttpResponse<String> running = operator.get(page);
        assertThat(running.body()).contains("Berjalan").doesNotContain("??");
        assertThat(running.headers().firstValue("Refresh")).hasValue("5");
        assertThat(operator.get(page + "/daftar.csv").body()).contains("\"'=perihal-1\"");
        operator.postForm(page, page + "/hentikan", "alasan=cukup+dahulu");
        assertThat(operator.get("/konsol/kirim-ulang").body()).contains("Dihentikan");
    }

    @Test
    void whoMayNotSeesNoButtonAndIsRefused() {
        Browser operator = signedIn("operator");
        String page = "/konsol/kirim-ulang/" + made(operator);
        Browser auditor = signedIn("auditor");

        assertThat(auditor.get(QUEUE + "?langganan=dengar/semua").body())
                .doesNotContain("name=\"kunci\"")
                .doesNotContain(">dengar/semua</td>");
        assertThat(auditor.get(QUEUE).body()).contains(">dengar/semua</td>");
        assertThat(auditor.get(page).body()).doesNotContain("name=\"alasan\"");
        assertThat(auditor.postForm(page, page + "/hentikan", "alasan=cukup+dahulu")
                        .statusCode())
                .isEqualTo(403);
        assertThat(operator.postForm(page, page + "/setujui", "alasan=boleh+dikirim")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsHeldAndEndsSoonIsOnThePageOfTheQueue() {
        JdbcClient jdbc = JdbcClient.create(hub.getBean(DataSource.class));
        jdbc.sql("""
                        with lane as (insert into event.lane (application, subscription, lane, owed)
                            values ('dengar', 'lama', 0, 1) returning id),
                        event as (insert into event.event (id, publisher, owner, source, ce_id, type, data_class, bytes,
                                digest, log_partition, log_offset, call_id, registry_version, trace_id, accepted_at,
                                routed_at, lanes, seqs)
                            select :id, 'dengar', 'dengar', '/uji', 'lama', 'uji.terjadi', 'terbuka', 2, '', 0, -1, 'c', 1,
                                't', '2024-02-01', '2024-02-01', array[id], array[1::bigint] from lane returning id)
                        insert into event.held (lane, seq, event_id, key_hash, state, attempts, reason, event, held_at,
                            changed_at)
                        select lane.id, 1, event.id, 'k', 'parked', 3, 'dijawab-422', '', now(), now() from lane, event
                        """).param("id", UUID.randomUUID()).update();

        assertThat(signedIn("operator").get(QUEUE).body()).contains("Segera berakhir", "?langganan=dengar/lama");
    }
}
