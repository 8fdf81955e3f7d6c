package id.simpul.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import id.simpul.hub.health.HealthState;
import id.simpul.hub.ledger.LedgerReach;
import id.simpul.hub.policy.Maintenance;
import id.simpul.hub.policy.attempt.Replicas;
import id.simpul.hub.policy.attempt.Targets;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.MaintenanceWindow;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.Resilience;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.TargetCheck;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Every page over a made-up city in which every state occurs. */
@SpringBootTest(
        classes = Workbench.class,
        properties = {"simpul.port-base=0", "workbench.size=27"})
@AutoConfigureMockMvc
class ConsolePagesTest {
    private static final String TRACE = "/konsol/panggilan/";

    @Autowired
    private MockMvcTester web;

    @Autowired
    private SampleLedger ledger;

    @Autowired
    private SampleReach reach;

    @Autowired
    private Targets targets;

    @Autowired
    private Maintenance maintenance;

    @AfterEach
    void bringTheDatabaseBack() {
        ledger.away(false);
        reach.trouble = null;
    }

    private MvcTestResult get(String path) {
        return web.get().uri(path).with(user("operator").roles("OPERATOR")).exchange();
    }

    private String text(String path) {
        return text(get(path));
    }

    private static String text(MvcTestResult result) {
        String html = new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(html).as("texts without a key").doesNotContain("??");
        return html.replaceAll("<script.*?</script>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @EnumSource(LedgerReach.Kind.class)
    void evidenceThatCannotBeKeptIsToldFirst(LedgerReach.Kind kind) {
        assertThat(text("/konsol")).doesNotContain("Bukti tidak dapat disimpan");

        reach.trouble = new LedgerReach.Trouble(kind, Instant.parse("2026-11-25T01:02:03Z"));

        assertThat(text("/konsol")).contains("Bukti tidak dapat disimpan", "503", "08.02.03");
    }

    @ParameterizedTest
    @EnumSource(HealthState.class)
    void everyStateCanBeFilteredByAddress(HealthState state) {
        String text = text("/konsol/koneksi?keadaan=" + state.code());

        assertThat(text).contains(" dari 27 koneksi").doesNotContain("0 dari 27");
    }

    @Test
    void theOverviewBeginsWithWhatNeedsAPerson() {
        String text = text("/konsol");

        assertThat(text)
                .containsSubsequence("2 Gagal", "1 Menurun", "1 Tanpa data", "1 Dijeda")
                .containsSubsequence(
                        "Perlu tindakan", "Batas waktu terlampaui, pemutus terbuka", "Semua koneksi per OPD");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                app001/utama | Batas waktu terlampaui, pemutus terbuka sejak 09.00, 1 layanan dan 1 aplikasi pemakai terdampak.
                app002/utama | Jawaban data lambat: p95
                app003/utama | Tidak ada panggilan selama 40 menit sejak 08.32
                app004/utama | Dijeda sampai 10.42 oleh operator. Di baliknya: Aplikasi tujuan tidak terjangkau
                app005/utama | Belum pernah dipanggil.
                app006/utama | Aplikasi tujuan tidak terjangkau, 3 kali berturut-turut sejak 09.11, pemutus setengah terbuka
                app008/utama | Semua berjalan baik.
                """)
    void everyStateIsASentence(String connection, String sentence) {
        assertThat(text("/konsol/koneksi/" + connection)).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                0193481a-0000-7000-8000-000000000001 | dan mendapat jawaban 200 dalam 34 ms.
                0193481a-0000-7000-8000-000000000002 | dan gagal setelah 2.004 ms. Batas waktu terlampaui, status 504.
                0193481a-0000-7000-8000-000000000003 | dan ditolak. Belum ada perjanjian untuk layanan ini, status 403.
                0193481a-0000-7000-8000-000000000004 | dan belum berakhir. Catatan penutup belum dilaporkan.
                0193481a-0000-7000-8000-000000000005 | dan terputus. Hub berhenti sebelum panggilan ini berakhir.
                """)
    void everyEndOfACallIsASentence(String id, String sentence) {
        assertThat(text(TRACE + id)).contains(sentence, "Pemutakhiran data kepegawaian", "3 / 4.211");
    }

    @Test
    void thePagesOfCallsHangTogether() {
        String first = text("/konsol/panggilan?masalah=true");
        assertThat(first).contains("Dicari: 08.12.04 WIB sampai 09.12.04 WIB.").doesNotContain("Berhasil 200");

        MvcTestResult all = get("/konsol/panggilan");
        String html = new String(all.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(html).contains("Panggilan lebih lama", "sebelum=");
    }

    @Test
    void whileTheDatabaseIsAwayThePagesSayWhichPartIsMissing() {
        ledger.away(true);

        assertThat(get("/konsol")).hasStatusOk();
        assertThat(text("/konsol")).contains("Sebagian.", "Basis data belum terjangkau sejak 09.12.04 WIB", "2 Gagal");
        assertThat(text("/konsol/koneksi/app001/utama")).contains("Sebagian.", "pemutus terbuka");
        assertThat(get("/konsol/panggilan")).hasStatus(503);
        assertThat(text(TRACE + SampleLedger.GOOD)).contains("jejak ini belum dapat diperiksa");
        assertThat(get(TRACE + SampleLedger.GOOD)).hasStatus(503);
    }

    @ParameterizedTest
    @CsvSource({
        "/konsol/lompat?id=0193481A-0000-7000-8000-000000000001, /konsol/panggilan/0193481a-0000-7000-8000-000000000001",
        "/konsol/lompat?id=app003, /konsol/koneksi?cari=app003",
        "/konsol/lompat?id=app003/utama, /konsol/koneksi?cari=app003",
    })
    void theJumpBoxKnowsCallsAndApplications(String asked, String target) {
        assertThat(get(asked)).hasRedirectedUrl(target);
    }

    @ParameterizedTest
    @CsvSource({"/konsol/lompat?id=9971010101900000", TRACE + "9971010101900000", TRACE + "x"})
    void whatIsNoCallNumberIsNeverRepeated(String path) {
        assertThat(get(path)).hasStatus(404);
        assertThat(text(path)).contains("Ini bukan nomor panggilan").doesNotContain("9971010101900000");
    }

    @Test
    void anOperatorPausesWithReasonAndEnd() {
        Map<String, String> wrong = Map.of("2026-11-21T09:00", "waktu akhir", "2026-12-21T09:00", "7 hari");
        wrong.forEach((until, words) -> {
            MvcTestResult result = pause(until, "NIK 9971010101900000", "OPERATOR");
            assertThat(result).hasStatus(422);
            assertThat(text(result)).contains(words, "Jangan tulis NIK");
        });
        assertThat(pause("2026-11-21T10:00", "Pindah peladen", "AUDITOR")).hasStatus(403);

        assertThat(pause("2026-11-21T10:00", "Pindah peladen", "OPERATOR"))
                .hasRedirectedUrl("/konsol/koneksi/app009/utama");
        assertThat(text("/konsol/koneksi/app009/utama"))
                .contains("Dijeda sampai 10.00 oleh operator", "Pindah peladen");

        assertThat(post("/konsol/koneksi/app009/utama/lanjut", "OPERATOR", Map.of()))
                .hasStatus3xxRedirection();
        assertThat(text("/konsol/koneksi/app009/utama")).contains("Semua berjalan baik");
    }

    private MvcTestResult pause(String until, String reason, String role) {
        return post("/konsol/koneksi/app009/utama/jeda", role, Map.of("sampai", until, "alasan", reason));
    }

    private MvcTestResult post(String path, String role, Map<String, String> fields) {
        var request = web.post().uri(path).with(user("operator").roles(role)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    @Test
    void aConnectionShowsItsTargetsAndWhenItWillRest() {
        RouteTable sample = SampleRegistry.of(27);
        Application application = sample.registry().applications().getFirst();
        Application.Connection connection = new Application.Connection(
                "utama",
                "http",
                Resilience.DEFAULT,
                Map.of(),
                Map.of(),
                TargetCheck.NONE,
                List.of(new MaintenanceWindow(
                        LocalDateTime.of(2090, 1, 2, 3, 4),
                        LocalDateTime.of(2090, 1, 2, 5, 6),
                        "Pindah ruang server")));
        URI bad = URI.create("http://10.0.0.1:8080/a");
        Replicas replicas = targets.of(
                application.code() + "/utama", connection, Map.of(bad, 3, URI.create("http://10.0.0.2:8080/a"), 1));
        for (int i = 0; i < Resilience.STANDARD_EJECT; i++) {
            replicas.all().stream()
                    .filter(each -> each.address().equals(bad))
                    .forEach(each -> replicas.failed(each, "tujuan-memutus"));
        }
        Registry city = sample.registry();
        maintenance.accept(new RouteTable(new Registry(
                8,
                city.city(),
                city.agencies(),
                List.of(new Application(
                        application.code(),
                        application.agency(),
                        application.name(),
                        List.of(connection),
                        List.of(),
                        List.of(),
                        List.of())),
                List.of())));

        String page = text("/konsol/koneksi/" + application.code() + "/utama");

        assertThat(page)
                .contains("http://10.0.0.1:8080/a 3 Dikeluarkan", "http://10.0.0.2:8080/a 1 Dipakai")
                .contains("Pemeliharaan terjadwal", "Pindah ruang server");
        assertThat(text("/konsol/koneksi/app001/utama")).doesNotContain("Pemeliharaan terjadwal", "Dikeluarkan");
    }
}
