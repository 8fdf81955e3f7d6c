package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import id.simpul.gateway.runtime.Ports;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way from the catalogue to an agreement as two people see it, on a phone and on a desk, light and dark. */
@ExtendWith(SharedHub.class)
class DeveloperPagesIT {
    private static final int NARROW = 360;
    private static final String SERVICE = "/pengembang/layanan/dukcapil/wilayah";
    private static final AtomicInteger FRESH = new AtomicInteger();

    private static Chromium chromium;
    private static String origin;

    @BeforeAll
    static void start(Ports ports) {
        chromium = Chromium.open();
        origin = "http://localhost:" + ports.web();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest(name = "{0} px, {1}")
    @CsvSource({"360, LIGHT", "360, DARK", "1366, LIGHT", "1366, DARK"})
    void everyPageIsAccessibleQuietAndFitsTheScreen(int width, ColorScheme scheme) {
        try (BrowserContext person = chromium.person(width, scheme, true);
                BrowserContext other = chromium.person(width, scheme, true)) {
            Visit developer = new Visit(person, origin).signIn("dev-dishub");
            assertThat(developer.path()).isEqualTo("/pengembang");
            look(developer, "/pengembang", 200);
            look(developer, "/pengembang?halaman=2", 200);
            look(developer, "/pengembang?cari=tidakada&opd=dishub&halaman=99", 200);
            look(developer, "/pengembang/layanan/dukcapil/penduduk", 200);
            look(developer, SERVICE, 200);
            look(developer, SERVICE + "/uji", 200);
            look(developer, "/pengembang/layanan/dukcapil/tidakada", 404);
            look(developer, "/pengembang/aplikasi", 200);
            look(developer, "/pengembang/aplikasi/parkir/langganan-baru", 200);
            look(developer, "/pengembang/aplikasi/parkir/langganan/tidakada", 404);

            String request = throughTheForms(developer, fresh());
            look(developer, "/pengembang/permintaan", 200);

            Visit owner = new Visit(other, origin).signIn("pic-disdukcapil");
            look(owner, "/konsol/permintaan", 200);
            String decision = request.replace("pengembang", "konsol");
            look(owner, decision, 200);
            owner.submit("form[action$='/tolak'] button");
            judge(owner);
            owner.page().fill("#alasan", "Jelaskan dahulu untuk apa");
            owner.submit("form[action$='/tolak'] button");
            judge(owner);
            look(developer, request, 200);
            look(developer, "/pengembang", 200);
        }
    }

    @ParameterizedTest(name = "{0} px, {1}")
    @CsvSource({"360, LIGHT", "1366, DARK"})
    void thePagesOfSubscriptionsAreToo(int width, ColorScheme scheme) {
        try (BrowserContext person = chromium.person(width, scheme, true)) {
            Visit developer = new Visit(person, origin).signIn("dev-dinsos");
            look(developer, "/pengembang/aplikasi/dtks", 200);
            look(developer, "/pengembang/aplikasi/dtks/langganan/meninggal", 200);
            developer.submit("form[action$='/akhiri'] button");
            judge(developer);
            look(developer, "/pengembang/aplikasi/dtks/langganan-baru", 200);
            developer.submit("main button[type=submit]");
            judge(developer);
        }
    }

    /** Every answer of the forms, with and without faults; the path of the request. */
    private static String throughTheForms(Visit developer, String code) {
        developer.go(SERVICE + "/uji").submit("main button[type=submit]");
        judge(developer);
        assertThat(developer.page().locator(".govuk-error-summary a").count()).isEqualTo(2);
        fill(developer, code);
        judge(developer);
        developer.submit("a.govuk-button");
        judge(developer);
        String request = developer.path();
        developer.page().fill("#tujuan", "");
        developer.submit("main button[type=submit]");
        judge(developer);
        developer.page().fill("#tujuan", "Menghitung kebutuhan angkutan");
        developer.submit("main button[type=submit]");
        judge(developer);
        look(developer, "/pengembang/aplikasi/" + code, 200);
        return request;
    }

    private static String fresh() {
        return "angkut" + (char) ('a' + FRESH.getAndIncrement())
                + ProcessHandle.current().pid();
    }

    private static void fill(Visit developer, String code) {
        developer.page().selectOption("#aplikasi", new SelectOption().setValue("+"));
        if (!developer.page().locator("#kode").isVisible()) {
            developer.page().click("main details summary");
        }
        developer.page().fill("#kode", code);
        developer.page().fill("#nama", "Angkutan Pengumpan");
        developer.page().fill("#tujuan", "Menghitung kebutuhan angkutan");
        developer.page().fill("#dasar", "Perwal 12/2025 tentang angkutan");
        developer.submit("main button[type=submit]");
    }

    private static void look(Visit visit, String path, int status) {
        assertThat(visit.go(path).status()).as(path).isEqualTo(status);
        judge(visit);
    }

    private static void judge(Visit visit) {
        visit.requireNoSidewaysScroll();
        visit.requireQuiet();
        visit.requireTargets(24);
        visit.unfold(0).requireNoSidewaysScroll();
        visit.requireAccessible();
    }

    @Test
    void linesAreCopiedByTheirButton() {
        try (BrowserContext person = chromium.person(NARROW, ColorScheme.LIGHT, true)) {
            person.grantPermissions(List.of("clipboard-read", "clipboard-write"));
            Visit developer = new Visit(person, origin).signIn("dev-dishub");
            developer.go(SERVICE + "/uji");
            fill(developer, fresh());

            Locator button = developer.page().locator("[data-salin=curl]");
            button.focus();
            developer.page().keyboard().press("Enter");

            PlaywrightAssertions.assertThat(button).hasText("Tersalin");
            assertThat(developer.page().evaluate("navigator.clipboard.readText()"))
                    .isEqualTo(developer.page().locator("#curl").textContent());
        }
    }

    @Test
    void withoutScriptTheWayIsTheSame() {
        try (BrowserContext person = chromium.person(NARROW, ColorScheme.LIGHT, false)) {
            Visit developer = new Visit(person, origin).signIn("dev-dishub");
            developer.page().fill("#cari", "kelurahan");
            developer.submit(".saring button");
            developer.page().click("main table a");
            developer.submit("a.govuk-button");
            fill(developer, fresh());

            assertThat(developer.page().locator("#curl").innerText()).contains("X-Api-Key: smpl_");
            assertThat(developer.page().locator("[data-salin=curl]").isVisible())
                    .isFalse();
            developer.submit("a.govuk-button");
            developer.submit("main button[type=submit]");
            assertThat(developer.page().locator(".berhasil").innerText()).contains("diajukan");
        }
    }
}
