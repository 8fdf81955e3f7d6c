package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import id.simpul.gateway.runtime.Ports;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of a running hub as a person sees it. {@code -Dsimpul.test.base=700} looks at a hub that runs already. */
class PagesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int NARROW = 360;
    private static final int WIDE = 1366;

    private static @Nullable HubProcess process;
    private static Chromium chromium;
    private static String origin;
    private static String good;
    private static String refused;
    private static String event;

    @BeforeAll
    static void start() {
        chromium = Chromium.open();
        Ports ports = ports();
        origin = "http://localhost:" + ports.web();
        HubClient hub = new HubClient(ports);
        breakDapodik(hub);
        good = id(hub, "simpeg");
        refused = id(hub, "parkir");
        event = event(hub);
        await("the ledger's tables")
                .atMost(PATIENCE)
                .until(() -> !hub.records(refused).isEmpty());
    }

    private static Ports ports() {
        Integer running = Integer.getInteger("simpul.test.base");
        if (running != null) {
            return new Ports(running);
        }
        process = HubProcess.start(Map.of()).awaitReady();
        return process.ports();
    }

    private static void breakDapodik(HubClient hub) {
        String order = "{\"mode\":\"500\",\"minutes\":20}";
        assertThat(hub.admin("POST", "/latihan/dapodik", order, "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(200);
    }

    /** The id of an event that its subscriber has. */
    private static String event(HubClient hub) {
        String letter = """
                {"specversion":"1.0","id":"halaman-1","source":"/dukcapil","type":"penduduk.meninggal","subject":"AKM-1",
                 "data":{"nomorAkta":"AKM-1"}}""";
        HttpResponse<String> accepted = hub.call(
                "dukcapil",
                "POST",
                "/events",
                BodyPublishers.ofString(letter),
                "Content-Type",
                "application/cloudevents+json");
        String address = accepted.headers().firstValue("Location").orElseThrow();
        await("the event's delivery")
                .atMost(PATIENCE)
                .until(() -> hub.call("dukcapil", "GET", address).body().contains("\"state\":\"delivered\""));
        return address.substring("/events/".length());
    }

    /** The id of a call to dukcapil. */
    private static String id(HubClient hub, String application) {
        return hub.call(application, "GET", "/api/dukcapil/penduduk/9971010101900000")
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (process != null) {
            process.close();
        }
    }

    /** Colours are the same at any width: the dark ones are looked at once. */
    static Stream<Arguments> looks() {
        return Stream.of(
                Arguments.of("everybody's pages", NARROW, ColorScheme.LIGHT),
                Arguments.of("everybody's pages", WIDE, ColorScheme.LIGHT),
                Arguments.of("the console", NARROW, ColorScheme.LIGHT),
                Arguments.of("the console", WIDE, ColorScheme.LIGHT),
                Arguments.of("the console", WIDE, ColorScheme.DARK));
    }

    private static final String CONSOLE_PAGES = """
            200 /konsol
            200 /konsol/koneksi
            200 /konsol/koneksi?keadaan=sehat&cari=data
            200 /konsol/koneksi/dukcapil/utama
            200 /konsol/panggilan
            200 /konsol/panggilan/{good}
            200 /konsol/panggilan/{refused}
            404 /konsol/panggilan/01900000-0000-7000-8000-000000000000
            200 /konsol/peristiwa
            200 /konsol/peristiwa/{event}
            404 /konsol/peristiwa/01900000-0000-7000-8000-000000000000
            200 /konsol/peristiwa/antrean
            200 /konsol/peristiwa/antrean?keadaan=delivered&cari=a
            200 /konsol/kirim-ulang
            404 /konsol/kirim-ulang/01900000-0000-7000-8000-000000000000
            200 /konsol/perjanjian
            200 /konsol/perjanjian?aplikasi=simpeg&keadaan=berlaku
            200 /konsol/kontrak
            404 /konsol/lompat?id=bukan-nomor
            404 /konsol/tidak-ada
            """;
    private static final String PUBLIC_PAGES = """
            200 /masuk
            200 /coba
            200 /peraturan
            200 /en/peraturan
            200 /izin
            200 /en/izin
            200 /v
            404 /v/TIDAKADAKODE0000
            200 /bantuan/galat
            200 /en/bantuan/galat
            200 /bantuan/galat/batas-waktu
            200 /en/bantuan/galat/batas-waktu
            404 /bantuan/galat/tidak-ada
            """;

    /** Addresses and the status that each is answered with. */
    private static Map<String, Integer> pages(String part) {
        String pages = part.equals("the console") ? CONSOLE_PAGES : PUBLIC_PAGES;
        return pages.lines()
                .map(each -> each.replace("{good}", good)
                        .replace("{refused}", refused)
                        .replace("{event}", event))
                .collect(Collectors.toMap(each -> each.substring(4), each -> Integer.valueOf(each.substring(0, 3))));
    }

    @ParameterizedTest(name = "{0} at {1} px, {2}")
    @MethodSource("looks")
    void everyPageIsAccessibleQuietAndFitsTheScreen(String part, int width, ColorScheme scheme) {
        boolean console = part.equals("the console");
        try (BrowserContext person = chromium.person(width, scheme, true)) {
            Visit visit = new Visit(person, origin);
            if (console) {
                visit.signIn("operator");
            }
            pages(part).forEach((path, status) -> {
                visit.go(path);
                assertThat(visit.status()).as(path).isEqualTo(status);
                visit.requireNoSidewaysScroll();
                visit.requireQuiet();
                visit.requireTargets(console ? 24 : 44);
                visit.unfold(0).requireNoSidewaysScroll();
                visit.requireAccessible();
            });
            if (console) { // its header is the same on every page, so its second menu is opened on the last
                visit.unfold(1).requireNoSidewaysScroll();
                visit.requireAccessible();
            }
        }
    }

    @Test
    void everyConnectionCarriesItsStateAsShapeAndWord() {
        try (BrowserContext person = chromium.person(WIDE, ColorScheme.LIGHT, true)) {
            Visit visit = new Visit(person, origin).signIn("operator");
            await("the broken application")
                    .atMost(PATIENCE)
                    .until(() -> urgent(visit).innerText().contains("Gagal"));

            List<Locator> cells = visit.page().locator(".sel").all();

            assertThat(cells).hasSizeGreaterThan(20);
            for (Locator cell : cells) {
                String glyph = cell.locator("svg use").getAttribute("href");
                String state = cell.getAttribute("class").replaceAll(".*sel--", "");
                assertThat(glyph).endsWith("#" + state);
                assertThat(cell.locator(".kata").innerText()).isNotBlank();
            }
            assertThat(urgent(visit).innerText()).as("its cause").contains("Aplikasi tujuan menjawab 500");
        }
    }

    /** The row of the broken application under what needs action. */
    private static Locator urgent(Visit visit) {
        Locator rows = visit.go("/konsol").page().locator("tbody tr");
        return rows.filter(new Locator.FilterOptions().setHasText("dapodik/"))
                .or(rows.first())
                .first();
    }

    @Test
    void withoutScriptAPersonSignsInFiltersTracesAndPauses() {
        try (BrowserContext person = chromium.person(NARROW, ColorScheme.LIGHT, false)) {
            Visit visit = new Visit(person, origin).signIn("operator");

            visit.go("/konsol/panggilan");
            visit.page().selectOption("#pemakai", new SelectOption().setValue("parkir"));
            visit.page().check("#masalah");
            visit.submit(".saring button");
            assertThat(visit.path()).contains("pemakai=parkir", "masalah=true");
            assertThat(visit.page().locator("tbody tr").all())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.innerText()).contains("parkir"));

            visit.page().fill("#lompat", good);
            visit.submit(".lompat button");
            assertThat(visit.path()).isEqualTo("/konsol/panggilan/" + good);
            assertThat(visit.page().locator(".kalimat").innerText()).contains("200");
            assertThat(visit.page().locator("main").innerText())
                    .contains("Pembuka", "Penutup")
                    .doesNotContain("9971010101900000");

            visit.go("/konsol/koneksi/parkir/utama");
            visit.page().fill("#alasan", "x");
            visit.submit("form[action$='/jeda'] button");
            assertThat(visit.page().locator(".govuk-error-summary").innerText()).contains("alasan");
            visit.page().fill("#alasan", "Pindah peladen malam ini");
            visit.submit("form[action$='/jeda'] button");
            assertThat(visit.page().locator(".kalimat").innerText()).contains("Dijeda", "operator");
            visit.submit("form[action$='/lanjut'] button");
            assertThat(visit.page().locator(".berhasil").innerText()).contains("Jeda diakhiri");
        }
    }

    @Test
    void onlyAnOperatorMayPause() {
        try (BrowserContext person = chromium.person(WIDE, ColorScheme.LIGHT, true)) {
            Visit visit = new Visit(person, origin).signIn("auditor");

            visit.go("/konsol/koneksi/dukcapil/utama");

            assertThat(visit.page().locator("form[action$='/jeda']").count()).isZero();
        }
    }

    @Test
    void aPersonWithoutTheRoleIsToldWhichOneIsNeeded() {
        try (BrowserContext person = chromium.person(NARROW, ColorScheme.LIGHT, true)) {
            Visit visit = new Visit(person, origin).signIn("warga1");

            visit.go("/konsol");

            assertThat(visit.status()).isEqualTo(403);
            visit.requireAccessible();
            assertThat(visit.page().locator("main").innerText()).contains("operator");
        }
    }

    @Test
    void assetsComeCompressedAndForGood() {
        try (BrowserContext person = chromium.person(WIDE, ColorScheme.LIGHT, true)) {
            Visit visit = new Visit(person, origin).go("/");
            String style = visit.page().locator("link[rel=stylesheet]").getAttribute("href");

            Map<String, String> headers = person.request().get(origin + style).headers();

            assertThat(headers).containsEntry("content-encoding", "br");
            assertThat(headers.get("cache-control")).contains("max-age=31536000", "immutable");
        }
    }
}
