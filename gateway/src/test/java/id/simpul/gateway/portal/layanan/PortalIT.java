package id.simpul.gateway.portal.layanan;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.identity.Browser;
import id.simpul.gateway.page.CityNow;
import id.simpul.gateway.runtime.Ports;
import id.simpul.hub.event.Outbox;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.policy.Identity;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.store.Database;
import id.simpul.hub.store.Home;
import id.simpul.hub.store.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The citizens' pages over a real PostgreSQL, as a browser without script sees them. */
class PortalIT {
    private static final Pattern KEY = Pattern.compile("name=\"kunci\" value=\"([^\"]+)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("KTP-\\d{4}-\\d{6}-\\d");
    private static final String FORM = "/layanan/ktphilang/ajukan";

    private static EmbeddedPostgres postgres;
    private static ConfigurableApplicationContext hub;
    private static JdbcClient jdbc;
    private static String url;

    private Browser browser;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        postgres = EmbeddedPostgres.start();
        hub = new SpringApplicationBuilder(Room.class)
                .properties("server.port=0", "simpul.port-base=0", "simpul.home=" + home)
                .run();
        hub.getBean(Database.class).ready().join();
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        url = "http://127.0.0.1:" + hub.getEnvironment().getProperty("local.server.port");
        City city = new City("Kota Contoh", "99.71", ZoneId.of("Asia/Jakarta"), true);
        hub.getBean(CityNow.class).accept(new RouteTable(new Registry(1, city, List.of(), List.of(), List.of())));
    }

    @AfterAll
    static void stop() throws IOException {
        hub.close();
        postgres.close();
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser(url);
    }

    private static Map<String, String> filled() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("nik", "9971010101900000");
        form.put("nama", "Siti Rahayu");
        form.put("telepon", "081200001234");
        form.put("nomorLaporan", "SKTLK/123/XI/2026");
        form.put("tanggalHilang", "2025-11-20");
        form.put("tempatAmbil", "disdukcapil");
        return form;
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Fills the form as it was shown. */
    private HttpResponse<String> send(String page, Map<String, String> form) {
        String shown = browser.get(page).body();
        return browser.post(page, encoded(form) + "&kunci=" + first(KEY, shown) + "&_csrf=" + first(CSRF, shown));
    }

    private static String first(Pattern pattern, String html) {
        Matcher found = pattern.matcher(html);
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        return found.group(1);
    }

    private static String number(String html) {
        Matcher found = NUMBER.matcher(html);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replace(url, "");
    }

    private static String text(String html) {
        assertThat(html).as("texts without a key").doesNotContain("??");
        return html.replaceAll("<[^>]*>", " ").replace("&quot;", "\"").replaceAll("\\s+", " ");
    }

    private String apply() {
        return number(browser.get(location(send(FORM, filled()))).body());
    }

    private HttpResponse<String> track(String nomor, String digits) {
        return browser.postForm("/lacak", "/lacak", "nomor=" + nomor + "&telepon=" + digits);
    }

    private static long requests() {
        return jdbc.sql("select count(*) from layanan.permohonan")
                .query(Long.class)
                .single();
    }

    @Test
    void aCitizenAppliesAndGetsANumberThatCanBeTracked() {
        HttpResponse<String> answer = send(FORM, filled());
        String receipt = location(answer);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(receipt).startsWith("/layanan/ktphilang/bukti/").doesNotContain("9971", "1234", "Siti");
        String shown = browser.get(receipt).body();
        String nomor = number(shown);
        assertThat(text(shown)).contains("Tersimpan, nomor " + nomor + ", akan diteruskan");
        assertThat(text(track(nomor, "1234").body()))
                .contains("Tersimpan, akan diteruskan", "Diajukan dan tersimpan", "WIB")
                .doesNotContain("Siti", "9971010101900000", "081200001234");
    }

    @Test
    void theReceiptCanBeOpenedAgainFromAnotherSession() {
        String receipt = location(send(FORM, filled()));

        assertThat(new Browser(url).get(receipt).statusCode()).isEqualTo(200);
        assertThat(browser.get("/layanan/ktphilang/bukti/AAAAAAAAAAAAAAAAAAAAAAAA")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFormSentTwiceIsOneRequest() {
        String shown = browser.get(FORM).body();
        String body = encoded(filled()) + "&kunci=" + first(KEY, shown) + "&_csrf=" + first(CSRF, shown);
        long before = requests();

        String first = location(browser.post(FORM, body));
        String second = location(browser.post(FORM, body));

        assertThat(second).isEqualTo(first);
        assertThat(requests()).isEqualTo(before + 1);
    }

    @Test
    void aFormSentAgainWithOtherContentsSaysSo() {
        String shown = browser.get(FORM).body();
        String keys = "&kunci=" + first(KEY, shown) + "&_csrf=" + first(CSRF, shown);
        browser.post(FORM, encoded(filled()) + keys);
        Map<String, String> other = filled();
        other.put("nama", "Budi Santoso");

        String receipt = location(browser.post(FORM, encoded(other) + keys));

        assertThat(text(browser.get(receipt).body())).contains("Isian yang baru tidak dikirim");
    }

    @Test
    void whatIsWrongIsSaidTwiceAndNothingTypedIsLost() {
        Map<String, String> form = filled();
        form.put("nik", "997101010190000");
        form.put("tempatAmbil", "");

        HttpResponse<String> answer = send(FORM, form);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "<title>Galat:",
                        "href=\"#nik\"",
                        "id=\"nik-galat\"",
                        "aria-invalid=\"true\"",
                        "value=\"997101010190000\"",
                        "value=\"Siti Rahayu\"",
                        "value=\"SKTLK/123/XI/2026\"");
        assertThat(text(answer.body()))
                .contains("NIK harus 16 angka. Anda mengisi 15 angka.", "Tempat mengambil KTP baru belum diisi.");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                       422",
        "kunci=../../etc&nik=%3Cscript%3E,         422",
        "nik=1&nik=2&nama=Si%EF%BF%BDti,           422",
        "nama=%FF%FE%80,                           400",
        "nama=%,                                   400"
    })
    void anOddFormIsRefusedAndTakenInByNobody(String body, int status) {
        long before = requests();

        HttpResponse<String> answer = browser.post(FORM, body + "&_csrf=" + browser.token(FORM));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("<script>", "../../etc");
        assertThat(requests()).isEqualTo(before);
    }

    @Test
    void markupIsShownAsItWasTyped() {
        Map<String, String> form = filled();
        form.put("nama", "<img src=x onerror=alert(1)>");

        assertThat(send(FORM, form).body())
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img src=x");
    }

    @Test
    void aHugeFormIsRefused() {
        Map<String, String> form = filled();
        form.put("nomorLaporan", "x".repeat(500_000));

        HttpResponse<String> answer = send(FORM, form);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("paling banyak 60 tanda").hasSizeLessThan(20_000);
    }

    @Test
    void aFormWhoseSessionEndedComesBackAsItWasTyped() {
        long before = requests();

        HttpResponse<String> answer = browser.post(FORM, encoded(filled()));

        assertThat(text(answer.body())).contains("Halaman ini terlalu lama terbuka");
        assertThat(answer.body()).contains("value=\"Siti Rahayu\"", "name=\"_csrf\"");
        assertThat(requests()).isEqualTo(before);
        String again =
                encoded(filled()) + "&kunci=" + first(KEY, answer.body()) + "&_csrf=" + first(CSRF, answer.body());
        assertThat(location(browser.post(FORM, again))).contains("/bukti/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/layanan/tidakada", "/layanan/tidakada/ajukan", "/layanan/lacak/ajukan", "/en/layanan/x"})
    void whatCannotBeAppliedForIsNotFound(String path) {
        assertThat(browser.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void anUnknownNumberAndWrongDigitsAreAnsweredAlike() {
        String nomor = apply();

        HttpResponse<String> wrong = track(nomor, "9999");
        HttpResponse<String> unknown = track("KTP-2026-000123-7", "1234");
        HttpResponse<String> other = track(sibling(nomor), "1234");

        assertThat(unknown.statusCode()).as("a mistyped number is told").isEqualTo(422);
        assertThat(wrong.statusCode()).isEqualTo(404).isEqualTo(other.statusCode());
        assertThat(plain(wrong, nomor)).isEqualTo(plain(other, sibling(nomor)));
    }

    /** Another number of right form. */
    private static String sibling(String nomor) {
        for (int check = 0; check < 10; check++) {
            String other = "KTP-" + nomor.substring(4, 8) + "-"
                    + (nomor.substring(9, 15).equals("000001") ? "000002" : "000001") + "-" + check;
            if (hub.getBean(id.simpul.gateway.layanan.Pelacak.class)
                    .nomor(other)
                    .isPresent()) {
                return other;
            }
        }
        throw new AssertionError("no check digit");
    }

    private static String plain(HttpResponse<String> answer, String nomor) {
        return answer.body().replace(nomor, "NOMOR").replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    @Test
    void aGuesserIsAskedToWaitAndTheRightDigitsAreNotEvenTried() {
        String nomor = apply();
        for (int i = 0; i < 5; i++) {
            assertThat(track(nomor, "000" + i).statusCode()).isEqualTo(404);
        }

        HttpResponse<String> late = track(nomor, "1234");

        assertThat(late.statusCode()).isEqualTo(429);
        assertThat(late.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        assertThat(text(late.body())).contains("Terlalu banyak percobaan");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', Isi nomor permohonan",
        "KTP-1, 1234, kurang lengkap",
        "'', 12, Isi 4 angka terakhir",
        "<script>, abcd, kurang lengkap"
    })
    void anIncompleteQuestionIsTold(String nomor, String digits, String expected) {
        HttpResponse<String> answer = track(URLEncoder.encode(nomor, StandardCharsets.UTF_8), digits);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(text(answer.body())).contains(expected);
    }

    @Test
    void theSearchFindsForgivesAndLeadsANumberToItsPage() {
        assertThat(text(browser.get("/layanan?cari=ktp+ilang").body())).contains("KTP hilang", "1 layanan untuk");
        assertThat(text(browser.get("/layanan?cari=kpt+hilang").body())).contains("Maksud Anda:", "KTP hilang");
        assertThat(text(browser.get("/layanan?cari=zzz").body())).contains("Tidak ada layanan untuk \"zzz\"");
        assertThat(text(browser.get("/en/layanan?cari=lost+card").body())).contains("1 service for");
        String nomor = apply();
        assertThat(location(browser.get("/layanan?cari=" + nomor))).isEqualTo("/lacak?nomor=" + nomor);
        assertThat(browser.get("/lacak?nomor=" + nomor).body()).contains("value=\"" + nomor + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/, /en",
        "/layanan?cari=ktp, /en/layanan?cari=ktp",
        "/layanan/ktphilang, /en/layanan/ktphilang",
        "/layanan/ktphilang/ajukan, /en/layanan/ktphilang/ajukan",
        "/lacak, /en/lacak"
    })
    void everyPageHasItsTwinInTheOtherLanguage(String indonesian, String english) {
        String here = browser.get(indonesian).body();
        String there = browser.get(english).body();

        assertThat(here).contains("lang=\"id\"", "hreflang=\"en\"", "href=\"" + english + "\"");
        assertThat(there).contains("lang=\"en\"", "hreflang=\"id\"", "href=\"" + indonesian + "\"");
        assertThat(text(there)).doesNotContain("Cari layanan", "Ajukan", "Anda");
    }

    @Test
    void anEnglishFormStaysEnglish() {
        assertThat(text(send("/en" + FORM, Map.of()).body())).contains("Full name: fill this in.");
        String receipt = location(send("/en" + FORM, filled()));

        assertThat(receipt).startsWith("/en/layanan/ktphilang/bukti/");
        assertThat(text(browser.get(receipt).body())).contains("Your request is stored");
    }

    @Test
    void pagesOfAPersonAreKeptByNoCacheAndNothingComesFromOutside() {
        HttpResponse<String> page = browser.get(FORM);

        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("http://", "https://", "<script", "style=");
    }

    /** HTML, style and every image of the home page, as they travel. */
    @Test
    void theHomePageWeighsLessThanSixtyKilobytes() throws IOException {
        String html = browser.get("/").body();
        int weight = deflated(html.getBytes(StandardCharsets.UTF_8));
        Matcher assets = Pattern.compile("/assets/[\\w.-]+").matcher(html);
        for (String each : assets.results()
                .map(java.util.regex.MatchResult::group)
                .distinct()
                .toList()) {
            try (var file = PortalIT.class.getResourceAsStream("/static" + each + ".br")) {
                weight += java.util.Objects.requireNonNull(file, each).readAllBytes().length;
            }
        }

        assertThat(weight).as("bytes of the home page, compressed").isBetween(5_000, 60_000);
        assertThat(weight).as("what it weighs today, with room").isLessThan(16_000);
    }

    private static int deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        deflater.setInput(bytes);
        deflater.finish();
        return deflater.deflate(new byte[bytes.length + 100]);
    }

    /** The citizens' pages, who may see them, and what they write. */
    @EnableAutoConfiguration
    @ComponentScan({
        "id.simpul.gateway.identity",
        "id.simpul.gateway.page",
        "id.simpul.gateway.portal.layanan",
        "id.simpul.gateway.layanan.permohonan"
    })
    @ComponentScan(
            basePackages = "id.simpul.gateway.portal",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "id\\.simpul\\.gateway\\.portal\\.[A-Z]\\w+"))
    @ComponentScan(
            basePackageClasses = Outbox.class,
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(Outbox|StoredEvents|EventStory)"))
    @Import({Database.class, KeyRing.class, Identity.class})
    static class Room {

        @Bean
        DataSource dataSource() {
            return postgres.getPostgresDatabase();
        }

        @Bean
        Schema eventSchema() {
            return new Schema("event");
        }

        @Bean
        Schema layananSchema() {
            return new Schema("layanan");
        }

        @Bean
        Home home(@Value("${simpul.home}") Path root) {
            return new Home(root);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Ports ports() {
            return new Ports(0);
        }
    }
}
