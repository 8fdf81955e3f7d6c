package id.simpul.gateway.identity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.runtime.Ports;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.policy.Identity;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.store.Database;
import id.simpul.hub.store.Home;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
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
import org.springframework.context.annotation.Import;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

class SignInIT {
    private static EmbeddedPostgres postgres;
    private static ConfigurableApplicationContext hub;
    private static String url;

    private Browser browser;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        postgres = EmbeddedPostgres.start();
        hub = new SpringApplicationBuilder(Room.class)
                .properties("server.port=0", "simpul.port-base=0", "simpul.home=" + home)
                .run();
        url = "http://127.0.0.1:" + hub.getEnvironment().getProperty("local.server.port");
        CredentialRefresh credentials = hub.getBean(CredentialRefresh.class);
        credentials.accept(new RouteTable(sampleCity()));
        credentials.ready().join();
    }

    private static Registry sampleCity() {
        Agency agency = new Agency("dukcapil", "Disdukcapil", "GOV", new Agency.Contact("A", "a@contoh.test", "1"));
        City city = new City("Kota Contoh", "99.71", ZoneId.of("Asia/Jakarta"), true);
        return new Registry(1, city, List.of(agency), List.of(), List.of());
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

    @Test
    void aProtectedPageLeadsToTheSignInPageAndBack() {
        HttpResponse<String> asked = browser.get("/konsol/panggilan?jam=1");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(asked.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/masuk"));

        HttpResponse<String> answer = browser.signIn("operator", "operator");

        assertThat(answer.headers().firstValue("Location")).hasValue(url + "/konsol/panggilan?jam=1&lanjut");
        assertThat(browser.get("/konsol/panggilan?jam=1").body()).isEqualTo("konsol of Operator Diskominfo");
    }

    @ParameterizedTest
    @CsvSource({
        "operator,/konsol",
        "approver,/konsol",
        "auditor,/konsol",
        "pic-dukcapil,/konsol/permintaan",
        "dev-dukcapil,/pengembang",
        "pegawai1,/",
        "pimpinan1,/",
        "warga3,/",
        "' Operator ',/konsol"
    })
    void everybodyOfTheSampleCitySignsIn(String name, String landing) {
        assertThat(browser.signIn(name, name.strip().toLowerCase(java.util.Locale.ROOT))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(landing));
    }

    @Test
    void theSessionChangesItsIdAndItsCookieStaysAway() {
        browser.get("/masuk");
        String before = browser.session();

        HttpResponse<String> answer = browser.signIn("operator", "operator");

        assertThat(browser.session()).isNotEqualTo(before);
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void aWrongPasswordSaysSoAndKeepsTheName() {
        HttpResponse<String> answer = browser.signIn("operator", "salah");

        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/masuk"));
        assertThat(browser.get("/masuk").body())
                .contains("Nama akun atau kata sandi tidak cocok", "href=\"#sandi\"", "value=\"operator\"")
                .doesNotContain("salah\"");
        assertThat(browser.get("/masuk").body()).doesNotContain("tidak cocok");
    }

    @Test
    void aGuesserIsAskedToWaitAndTheSecretIsNotEvenTried() {
        for (int i = 0; i < 10; i++) {
            browser.signIn("warga2", "tebakan" + i);
        }
        browser.signIn("warga2", "warga2");

        assertThat(browser.get("/masuk").body()).contains("Terlalu banyak percobaan yang gagal");
        assertThat(new Browser(url).signIn("warga1", "warga1").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotEndWith("/masuk"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"warga1", "pegawai1", "pic-dukcapil"})
    void theWrongRoleIsToldWhichOneIsNeeded(String name) {
        browser.signIn(name, name);

        HttpResponse<String> answer = browser.get("/konsol");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains(
                        "konsol integrasi hanya untuk salah satu peran",
                        "Operator</li>",
                        "Penyetuju</li>",
                        "Auditor</li>");
    }

    @Test
    void aFormWithoutTheSessionsTokenIsRefused() {
        assertThat(browser.post("/masuk", "nama=operator&sandi=operator")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/masuk?sesi=berakhir"));
        assertThat(browser.get("/masuk?sesi=berakhir").body()).contains("Sesi Anda berakhir");
        assertThat(browser.get("/konsol").statusCode()).isEqualTo(302);
    }

    @Test
    void signOutIsAPostAndEndsTheSession() {
        browser.signIn("operator", "operator");
        assertThat(browser.get("/keluar").statusCode()).isEqualTo(404);
        assertThat(browser.get("/konsol").statusCode()).isEqualTo(200);

        browser.postForm("/konsol/formulir", "/keluar", "");

        assertThat(browser.get("/konsol").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/masuk?ke=https://jahat.test", "/masuk?continue=//jahat.test", "/masuk?redirect=/%5Cjahat.test"
            })
    void nothingInTheAddressDecidesWhereASignInLeads(String page) {
        assertThat(browser.signIn(page, "warga1", "warga1").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).isIn("/", url + "/"));
    }

    @Test
    void everyPageTellsTheBrowserToBeStrict() {
        HttpResponse<String> answer = browser.get("/masuk");

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                        .doesNotContain("unsafe"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @ParameterizedTest
    @CsvSource({
        "/tidak/ada, 404",
        "/kosol, 404",
        "/konsol/tidak-ada, 302",
        "/pengembang, 302",
        "/, 404",
        "/rahasia, 302"
    })
    void anUnknownAddressIsNotFoundAndAKnownOneNeedsASignIn(String path, int status) {
        assertThat(browser.get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void aPieceOfAPageIsSentToTheSignInPageWhole() {
        HttpResponse<String> answer = browser.get("/konsol", "HX-Request", "true");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/masuk?sesi=berakhir");
    }

    /** The room alone, with a page to protect. */
    @EnableAutoConfiguration
    @ComponentScan({"id.simpul.gateway.identity", "id.simpul.gateway.page"})
    @Import({Database.class, KeyRing.class, Identity.class})
    static class Room {

        @Bean
        DataSource dataSource() {
            return postgres.getPostgresDatabase();
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

        @Bean
        RouterFunction<ServerResponse> protectedPages() {
            return RouterFunctions.route()
                    .GET("/konsol/formulir", Room::form)
                    .GET("/konsol", Room::name)
                    .GET("/konsol/panggilan", Room::name)
                    .GET("/rahasia", Room::name)
                    .build();
        }

        private static ServerResponse name(ServerRequest request) {
            Authentication person = (Authentication) request.principal().orElseThrow();
            return ServerResponse.ok()
                    .body("konsol of " + ((SignedIn) requireNonNull(person.getPrincipal())).displayName());
        }

        private static ServerResponse form(ServerRequest request) {
            CsrfToken token = (CsrfToken) request.attributes().get(CsrfToken.class.getName());
            return ServerResponse.ok()
                    .body("name=\"_csrf\" value=\"" + requireNonNull(token).getToken() + "\"");
        }
    }
}
