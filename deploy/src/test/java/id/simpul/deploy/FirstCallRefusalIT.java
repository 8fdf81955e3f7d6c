package id.simpul.deploy;

import static id.simpul.deploy.FirstCallRoom.FORM;
import static id.simpul.deploy.FirstCallRoom.decision;
import static id.simpul.deploy.FirstCallRoom.fresh;
import static id.simpul.deploy.FirstCallRoom.freshCode;
import static id.simpul.deploy.FirstCallRoom.production;
import static id.simpul.deploy.FirstCallRoom.request;
import static id.simpul.deploy.FirstCallRoom.with;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.runtime.Ports;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may not, what is not taken, and what happens once however often it is sent. */
@ExtendWith(SharedHub.class)
class FirstCallRefusalIT {

    private static ForeignServer target;
    private static FirstCallRoom room;

    @BeforeAll
    static void start(Ports ports) throws IOException {
        target = new ForeignServer();
        room = new FirstCallRoom(ports, target.port());
    }

    private static Map<String, String> yes() {
        return Map.of(
                "sampai", LocalDate.now(ZoneId.of("Asia/Jakarta")).plusMonths(1).toString(), "periksa", "ya");
    }

    @AfterAll
    static void stop() throws IOException {
        target.close();
    }

    @Test
    void anotherAgencysDeveloperSeesAndDoesNothing() {
        String code = freshCode();
        String request = request(room.key(room.person("dev-pemintaopd"), code));
        Person stranger = room.person("dev-dishub");

        assertThat(stranger.get(request).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/pengembang/permintaan").body()).doesNotContain(code);
        assertThat(stranger.get("/pengembang/aplikasi/" + code).statusCode()).isEqualTo(404);
        assertThat(stranger.submit("/pengembang", request + "/ajukan", production())
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.submit("/pengembang", request + "/kunci", Map.of()).statusCode())
                .isEqualTo(404);
        HttpResponse<String> wizard = stranger.submit(FORM, FORM, with(fresh(""), "aplikasi", code));
        assertThat(wizard.statusCode()).isEqualTo(422);
        assertThat(wizard.body()).contains("Pilih aplikasi milik OPD Anda").doesNotContain("smpl_");
    }

    @Test
    void onlyTheOwnerOfTheDataDecides() {
        String request = room.submitted(room.person("dev-pemintaopd"), freshCode());
        String approve = decision(request) + "/setujui";
        Person stranger = room.person("pic-dishub");
        Person auditor = room.person("auditor");

        assertThat(stranger.get(decision(request)).statusCode()).isEqualTo(404);
        assertThat(stranger.submit("/konsol/permintaan", approve, yes()).statusCode())
                .isEqualTo(404);
        assertThat(auditor.get(decision(request)).body())
                .contains("Menunggu pemilik data")
                .doesNotContain("/setujui");
        assertThat(auditor.submit(decision(request), approve, yes()).statusCode())
                .isEqualTo(403);
        assertThat(room.person("dev-pemintaopd")
                        .submit("/pengembang", approve, yes())
                        .statusCode())
                .isEqualTo(403);
        assertThat(room.person("pic-penyediaopd").get(decision(request)).body()).contains("/setujui");
    }

    @ParameterizedTest
    @CsvSource({
        "pic-penyediaopd, /pengembang",
        "warga1, /pengembang",
        "dev-pemintaopd, /konsol/permintaan",
        "warga1, /konsol/permintaan",
        "pic-penyediaopd, /konsol",
        "dev-pemintaopd, /konsol/perjanjian",
    })
    void theWrongRoleStaysOutside(String name, String page) {
        assertThat(room.person(name).get(page).statusCode()).isEqualTo(403);
    }

    @Test
    void nobodyIsLedToTheSignInPage() {
        assertThat(room.nobody().get("/pengembang").uri().getPath()).isEqualTo("/masuk");
        assertThat(room.nobody().get("/konsol/permintaan").uri().getPath()).isEqualTo("/masuk");
    }

    @Test
    void aFormWithoutTheSessionsTokenDoesNothing() {
        Person developer = room.person("dev-pemintaopd");
        String code = freshCode();
        String request = request(room.key(developer, code));

        assertThat(developer.post(request + "/ajukan", production()).body()).doesNotContain("diajukan");
        developer.post(FORM, fresh(freshCode() + "x"));

        assertThat(developer.get(request).body()).contains("Rancangan").doesNotContain("Menunggu pemilik data");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            kode     | ''              | 2 sampai 29 huruf kecil
            kode     | Besar           | 2 sampai 29 huruf kecil
            kode     | satuuji         | berakhir dengan uji
            kode     | dukcapil        | sudah dipakai
            kode     | konsol          | sudah dipakai
            nama     | ''              | isi 3 sampai 100
            tujuan   | ''              | isi 10 sampai 300
            tujuan   | pendek          | isi 10 sampai 300
            tujuan   | *               | isi 10 sampai 300
            tujuan   | Data 9971010101900000 | Jangan tulis NIK
            dasar    | ''              | isi 10 sampai 300
            aplikasi | dukcapil        | Pilih aplikasi milik OPD Anda
            aplikasi | <b>x</b>        | Pilih aplikasi milik OPD Anda
            """)
    void whatCannotBeTakenIsSaidBesideItsField(String field, String value, String sentence) {
        String typed = value.equals("*") ? "x".repeat(100_000) : value;

        HttpResponse<String> answer =
                room.person("dev-pemintaopd").submit(FORM, FORM, with(fresh("tidakjadi"), field, typed));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(sentence, "aria-invalid").doesNotContain("smpl_", "<b>x</b>");
        assertThat(answer.body().length()).isLessThan(60_000);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            operasi | hapus      | sedikitnya satu operasi
            kolom   | ''         | data pribadi
            kolom   | nama;drop  | nama kolom dengan koma
            tujuan  | ''         | isi 10 sampai 300
            """)
    void whatCannotBeAskedForIsSaid(String field, String value, String sentence) {
        Person developer = room.person("dev-pemintaopd");
        String request = request(room.key(developer, freshCode()));

        HttpResponse<String> answer = developer.submit(request, request + "/ajukan", with(production(), field, value));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(sentence);
        assertThat(developer.get(request).body()).contains("Rancangan").doesNotContain("Menunggu pemilik data");
    }

    @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
    @CsvSource({
        "setujui, 2020-01-01, ya, '', setelah hari ini",
        "setujui, 2099-01-01, ya, '', setelah hari ini",
        "setujui, kapan, ya, '', setelah hari ini",
        "setujui, '', '', '', sudah diperiksa",
        "tolak, '', '', tidak, isi 10 sampai 300",
    })
    void aDecisionThatLacksSomethingIsNone(String deed, String until, String checked, String why, String sentence) {
        String page = decision(room.submitted(room.person("dev-pemintaopd"), freshCode()));
        Map<String, String> fields = Map.of("sampai", until, "periksa", checked, "alasan", why);

        HttpResponse<String> answer = room.person("pic-penyediaopd").submit(page, page + "/" + deed, fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(sentence, "Menunggu pemilik data");
    }

    @Test
    void aRefusalReachesTheDeveloperWithItsReason() {
        Person developer = room.person("dev-pemintaopd");
        String request = room.submitted(developer, freshCode());
        Person owner = room.person("pic-penyediaopd");

        owner.submit(decision(request), decision(request) + "/tolak", Map.of("alasan", "Dasar hukum belum sesuai"));

        assertThat(developer.get(request).body())
                .contains("Ditolak", "Alasan: Dasar hukum belum sesuai", "pic-penyediaopd");
        assertThat(owner.submit(decision(request), decision(request) + "/setujui", yes())
                        .body())
                .contains("sudah diputuskan", "Ditolak");
        assertThat(developer.submit(request, request + "/kunci", Map.of()).body())
                .doesNotContain("Rahasia produksi siap");
    }

    @Test
    void whatIsSentTwiceHappensOnce() {
        Person developer = room.person("dev-pemintaopd");
        String code = freshCode();
        Map<String, String> form = Person.filled(developer.get(FORM).body(), fresh(code));
        String request = request(developer.post(FORM, form));

        HttpResponse<String> again = developer.post(FORM, form);
        assertThat(again.uri().getPath()).isEqualTo(request);
        assertThat(again.body()).contains("sudah diproses").doesNotContain("smpl_");
        assertThat(developer.get("/pengembang/aplikasi/" + code).body().split("/cabut\""))
                .hasSize(2);

        Map<String, String> handedIn = Person.filled(developer.get(request).body(), production());
        developer.post(request + "/ajukan", handedIn);
        assertThat(developer.post(request + "/ajukan", handedIn).body()).contains("sudah diajukan sebelumnya");

        Person owner = room.person("pic-penyediaopd");
        Map<String, String> approved =
                Person.filled(owner.get(decision(request)).body(), yes());
        owner.post(decision(request) + "/setujui", approved);
        assertThat(owner.post(decision(request) + "/setujui", approved).body()).contains("sudah diputuskan");
        Map<String, String> secret = Person.filled(developer.get(request).body(), Map.of());
        assertThat(developer.post(request + "/kunci", secret).body()).contains("Rahasia produksi siap");
        assertThat(developer.post(request + "/kunci", secret).body()).contains("sudah diproses");
    }
}
