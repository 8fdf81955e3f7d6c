package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import id.simpul.gateway.runtime.Ports;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A citizen's way through a running hub, in a browser. {@code -Dsimpul.test.base=700} looks at a hub that runs already. */
@ExtendWith(SharedHub.class)
class PortalPagesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TARGET = 44;
    private static final String PHONE_END = "1234";

    private static Chromium chromium;
    private static HubClient hub;
    private static String origin;

    @BeforeAll
    static void start(Ports ports) {
        chromium = Chromium.open();
        hub = new HubClient(ports);
        origin = "http://localhost:" + ports.web();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1366})
    void everyPageIsAccessibleQuietAndFitsTheScreen(int width) {
        try (BrowserContext person = chromium.person(width, ColorScheme.LIGHT, true)) {
            Visit visit = new Visit(person, origin);
            for (String path : new String[] {
                "/",
                "/layanan",
                "/layanan?cari=ktp",
                "/layanan?cari=kpt+hilagn",
                "/layanan/ktphilang",
                "/layanan/ktphilang/ajukan",
                "/lacak",
                "/lacak?nomor=KTP-2026-000123-7"
            }) {
                require(visit.go(path), 200);
                require(visit.go("/en" + (path.equals("/") ? "" : path)), 200);
            }
            require(visit.go("/layanan/tidakada"), 404);
        }
    }

    private static void require(Visit visit, int status) {
        assertThat(visit.status()).as(visit.path()).isEqualTo(status);
        visit.requireNoSidewaysScroll();
        visit.requireQuiet();
        visit.requireTargets(TARGET);
        visit.unfold(0).requireNoSidewaysScroll();
        visit.requireAccessible();
    }

    /** The same way with and without script; only a page with script can be judged by axe. */
    @ParameterizedTest
    @CsvSource({"360, true", "1366, true", "360, false"})
    void aCitizenFindsAppliesAndTracks(int width, boolean script) {
        try (BrowserContext person = chromium.person(width, ColorScheme.LIGHT, script)) {
            Visit visit = new Visit(person, origin).go("/");
            visit.page().fill("#cari", "ktp ilang");
            visit.submit(".cari-utama button");
            visit.submit(".daftar-layanan a");
            visit.submit("main a.govuk-button");
            visit.page().fill("#nama", "Siti Rahayu");
            visit.submit("main form button");
            assertThat(visit.page().locator(".govuk-error-summary").innerText()).contains("NIK belum diisi.");
            assertThat(visit.page().locator("#nama").inputValue()).isEqualTo("Siti Rahayu");
            judge(visit, script);

            String nomor = fill(visit);
            judge(visit, script);
            visit.submit("main a.govuk-button");
            visit.page().fill("#telepon", "0000");
            visit.submit("main form button");
            assertThat(visit.page().locator(".govuk-error-summary").innerText()).contains("tidak cocok");
            judge(visit, script);
            assertThat(tracked(visit, nomor)).contains("Diajukan dan tersimpan").doesNotContain("Siti");
            judge(visit, script);
        }
    }

    private static void judge(Visit visit, boolean script) {
        if (script) {
            visit.requireNoSidewaysScroll();
            visit.requireQuiet();
            visit.requireTargets(TARGET);
            visit.requireAccessible();
        }
    }

    /** Fills and sends the form that is open; the number on the receipt. */
    private static String fill(Visit visit) {
        visit.page().fill("#nik", "9971 0101 0190 0000");
        visit.page().fill("#nama", "Siti Rahayu");
        visit.page().fill("#telepon", "0812 0000 " + PHONE_END);
        visit.page().fill("#nomorLaporan", "SKTLK/123/XI/2026");
        visit.page().fill("#tanggalHilang", "2026-11-20");
        visit.page().selectOption("#tempatAmbil", new SelectOption().setValue("disdukcapil"));
        visit.submit("main form button");
        assertThat(visit.path()).contains("/bukti/");
        return visit.page().locator(".nomor-panel .nomor").innerText().strip();
    }

    private static String tracked(Visit visit, String nomor) {
        visit.go("/lacak?nomor=" + nomor);
        visit.page().fill("#telepon", PHONE_END);
        visit.submit("main form button");
        return visit.page().locator("main").innerText();
    }

    @Test
    void aLetterIsFollowedOnAPhoneHoweverLongItsNumber() {
        String number = "000.5.3.1/20310402/SEKRETARIAT/DISKOMINFO/IV/2031";
        HttpResponse<String> sent = hub.call(
                "parasut",
                "POST",
                "/events",
                BodyPublishers.ofString(letter(number)),
                "Content-Type",
                "application/cloudevents+json");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        try (BrowserContext person = chromium.person(360, ColorScheme.LIGHT, true)) {
            Visit visit = new Visit(person, origin);
            await("the letter on record")
                    .atMost(PATIENCE)
                    .until(() -> tracked(visit, number).contains("Diterima instansi tujuan"));
            judge(visit, true);
        }
    }

    private static String letter(String number) {
        return """
                {"specversion":"1.0","id":"%s","source":"/parasut","type":"surat.dikirim","subject":"%s","tujuan":"keccontohtengah",
                 "data":{"idNaskah":"%s","nomorNaskah":"%s","tanggalNaskah":"2031-04-02","hal":"Undangan (contoh)",
                 "pengirim":{"instansi":"Dinas Komunikasi dan Informatika"},"tujuan":[{"kodeUnit":"keccontohtengah"}],
                 "dokumen":{"sha256":"%s"},"pelacakan":{"angkaAkhir":"%s"}}}""".formatted(UUID.randomUUID(), number, UUID.randomUUID(), number, "0".repeat(64), PHONE_END);
    }

    @Test
    void aBrokenApplicationKeepsNobodyWaitingAndGetsTheRequestOnceItIsMended() {
        drill("POST", "{\"mode\":\"500\",\"minutes\":5}");
        try (BrowserContext person = chromium.person(360, ColorScheme.LIGHT, true)) {
            Visit visit = new Visit(person, origin).go("/layanan/ktphilang/ajukan");
            String nomor = fill(visit);
            assertThat(visit.page().locator("main").innerText())
                    .contains("Tersimpan, nomor " + nomor + ", akan diteruskan");
            judge(visit, true);

            drill("DELETE", "");

            await("the mended application has it")
                    .atMost(PATIENCE)
                    .until(() -> !tracked(visit, nomor).contains("Diteruskan ke dinas"));
        } finally {
            drill("DELETE", "");
        }
    }

    private static void drill(String method, String order) {
        hub.admin(method, "/latihan/dukcapil", order, "Content-Type", "application/json");
    }

    @Test
    void aDecisionPostedByHandMovesTheTimelineAndAnotherApplicationsDoesNot() {
        try (BrowserContext person = chromium.person(1366, ColorScheme.LIGHT, true)) {
            Visit visit = new Visit(person, origin).go("/layanan/ktphilang/ajukan");
            String nomor = fill(visit);

            assertThat(decide("parkir", "selesai", nomor).statusCode()).isEqualTo(403);
            assertThat(decide("dukcapil", "selesai", nomor).statusCode()).isEqualTo(202);

            await("the citizen's timeline")
                    .atMost(PATIENCE)
                    .until(() -> tracked(visit, nomor).contains("Permohonan selesai"));
            assertThat(tracked(visit, nomor)).doesNotContain("KTP siap diambil di loket 3");
            judge(visit, true);
        }
    }

    private static HttpResponse<String> decide(String application, String decision, String nomor) {
        String event = """
                {"specversion":"1.0","id":"%s","source":"/dukcapil","type":"permohonan.%s","subject":"%s",
                 "data":{"nomor":"%s","catatan":"KTP siap diambil di loket 3"}}""".formatted(UUID.randomUUID(), decision, nomor, nomor);
        return hub.call(
                application,
                "POST",
                "/events",
                BodyPublishers.ofString(event),
                "Content-Type",
                "application/cloudevents+json");
    }
}
