package id.simpul.gateway.layanan.izin;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.identity.Browser;
import id.simpul.gateway.layanan.LayananRoom;
import id.simpul.hub.message.FaultException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A NIB from the event to the applicant's page. */
class IzinIT {
    private static final Instant MORNING = Instant.parse("2031-03-01T02:00:00Z");

    private static ConfigurableApplicationContext hub;
    private static Browser browser;

    @BeforeAll
    static void start(@TempDir Path home) {
        hub = LayananRoom.start(home);
        browser = new Browser(LayananRoom.url(hub));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void theApplicantSeesTheBusinessAndTheLicencesOfTheCity() throws FaultException {
        send("9990000000017", MORNING, """
                {"nib":"9990000000017","tipeDokumen":"9","tglTerbitNib":"2031-03-01","namaPerseroan":"WARUNG CONTOH",
                "statusNib":"01","skalaUsaha":"01","hpUserProses":"0812-0000-4321","namaUserProses":"BUDI REKAAN",
                "dataProyek":[{"skalaResiko":"R"},{"skalaResiko":"R"},{"skalaResiko":"MT"}],"dataChecklist":[
                {"idIzin":"I-203103010901000000001","namaIzin":"Sertifikat Laik Higiene","kewenangan":"02","kdDaerah":"9971020000",
                "statusChecklist":"11"},
                {"idIzin":"I-2","jenisIzin":"04","kewenangan":"02","kdDaerah":"9971000000","noIzin":"503/1","tglIzin":"2031-02-27"},
                {"idIzin":"I-3","namaIzin":"Izin Daerah Lain","kewenangan":"02","kdDaerah":"3272000000"},
                {"idIzin":"I-4","namaIzin":"Izin Pusat","kewenangan":"00","kdDaerah":"9971000000"}]}""");

        HttpResponse<String> page = ask("9990000000017", "4321");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(it -> assertThat(it).contains("no-store"));
        assertThat(page.body())
                .contains("WARUNG CONTOH", "Aktif", "Mikro", "Rendah", "Menengah tinggi", "Sertifikat Laik Higiene")
                .contains("Berkas belum lengkap, tindakan Anda diperlukan.", "Sertifikat standar", "503/1")
                .contains("27 Februari 2031", "1 Maret 2031 pukul 09.00 WIB")
                .doesNotContain("Izin Daerah Lain", "Izin Pusat", "BUDI REKAAN", "4321");
        assertThat(browser.post("/en/izin", "nib=9990000000017&telepon=4321").body())
                .contains("Active", "Documents are incomplete. You need to act.");
    }

    @Test
    void anUnknownNibAndAWrongFactorGetTheSameAnswer() throws FaultException {
        send("9990000000025", MORNING, document("9990000000025", "9", "2031-03-01", "KEDAI RAHASIA", "081200001111"));
        send("9990000000033", MORNING, document("9990000000033", "9", "2031-03-01", "TANPA TELEPON", "-"));

        HttpResponse<String> wrong = ask("9990000000025", "2222");
        HttpResponse<String> unknown = ask("9990000000041", "2222");
        HttpResponse<String> without = ask("9990000000033", "2222");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("tidak cocok").doesNotContain("KEDAI RAHASIA");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body().replace("9990000000041", "9990000000025")).isEqualTo(wrong.body());
        assertThat(without.body().replace("9990000000033", "9990000000025")).isEqualTo(wrong.body());
    }

    @Test
    void whoGuessesIsAskedToWaitAndTheRightFactorIsNotEvenTried() throws FaultException {
        send("9990000000058", MORNING, document("9990000000058", "9", "2031-03-01", "KEDAI TEBAKAN", "081200001111"));
        for (int i = 0; i < 5; i++) {
            ask("9990000000058", "000" + i);
        }

        HttpResponse<String> answer = ask("9990000000058", "1111");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("Terlalu banyak percobaan").doesNotContain("KEDAI TEBAKAN");
    }

    @Test
    void anOlderDocumentThatComesLateDoesNotOverwriteANewerOne() throws FaultException {
        String nib = "9990000000066";
        send(nib, MORNING.plusSeconds(60), document(nib, "5", "2031-03-05", "NAMA BARU", "081200005555"));
        send(nib, MORNING.plusSeconds(120), document(nib, "9", "2031-03-01", "NAMA LAMA", "081200004444"));

        assertThat(ask(nib, "5555").body())
                .contains("NAMA BARU", "NIB diterbitkan", "Data NIB diubah")
                .doesNotContain("NAMA LAMA");
        assertThat(ask(nib, "4444").statusCode()).isEqualTo(422);
    }

    @Test
    void aShortEndOfANibKeepsWhatIsKnownAndHolds() throws FaultException {
        String nib = "9990000000074";
        send(nib, MORNING, "{\"nib\":\"" + nib + "\",\"tipeDokumen\":\"3\",\"tglTerbitNib\":\"2031-03-01\"}");
        send(nib, MORNING.plusSeconds(9), document(nib, "5", "2031-03-05", "KEDAI TUTUP", "081200007777"));

        assertThat(ask(nib, "7777").body()).contains("KEDAI TUTUP", "Dicabut", "NIB dicabut");
    }

    @Test
    void theSameDocumentTwiceIsOneRow() throws FaultException {
        String nib = "9990000000082";
        var event =
                LayananRoom.event("nib.diterima", nib, MORNING, document(nib, "9", "2031-03-01", "A", "081200001111"));
        IzinStore store = hub.getBean(IzinStore.class);
        var row = new IzinStore.Row(NibReader.of(event, MORNING).document(), null);
        String id = UUID.randomUUID().toString();
        store.add(id, row);
        store.add(id, row);

        assertThat(store.of(nib)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                | 1234  | Isi NIB Anda, 13 angka.
            123               | 1234  | NIB harus 13 angka. Anda mengisi 3 karakter.
            99900000000171    | 1234  | Anda mengisi 14 karakter.
            <b>9990000</b>    | 1234  | NIB harus 13 angka.
            9990000000017     | 12    | Isi 4 angka terakhir
            9990000000017     | abcd  | Isi 4 angka terakhir
            """)
    void aWrongFieldIsNamed(String nib, String digits, String sentence) {
        HttpResponse<String> answer = ask(nib, digits);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(sentence, "Galat: Cek izin usaha").doesNotContain("<b>");
    }

    @Test
    void aNibMayBeWrittenWithSpaces() throws FaultException {
        send(
                "9990000000090",
                MORNING,
                document("9990000000090", "9", "2031-03-01", "KEDAI SPASI", "+62 812 0000 9090"));

        assertThat(ask("999 0000 000 090", "9090").body()).contains("KEDAI SPASI");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                        | 400
            {"nib":"123"}            | 400
            []                       | 400
            ''                       | 400
            """)
    void aFactThatMakesNoSenseIsRefusedForAPerson(String data, int status) throws FaultException {
        assertThat(LayananRoom.deliver(hub, "oss", LayananRoom.event("nib.diterima", "1", MORNING, data))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void nothingOfAPersonIsStored() throws FaultException {
        send("9990000000108", MORNING, """
                {"nib":"9990000000108","tipeDokumen":"9","noIdUserProses":"9971010101900000","hpUserProses":"081200003434",
                "pemegangSaham":[{"noIdentitasPemegangSaham":"9971010101900000","namaPemegangSaham":"SITI REKAAN"}]}""");

        String row = hub.getBean(JdbcClient.class)
                .sql("select d::text from layanan.dokumen_nib d where nib = '9990000000108'")
                .query(String.class)
                .single();

        assertThat(row).doesNotContain("9971010101900000", "SITI", "3434");
    }

    private static void send(String nib, Instant at, String data) throws FaultException {
        assertThat(LayananRoom.deliver(hub, "oss", LayananRoom.event("nib.diterima", nib, at, data))
                        .status())
                .isEqualTo(204);
    }

    private static String document(String nib, String kind, String changed, String name, String phone) {
        return """
                {"nib":"%s","tipeDokumen":"%s","tglPerubahanNib":"%s","namaPerseroan":"%s","hpUserProses":"%s"}""".formatted(nib, kind, changed, name, phone);
    }

    private static HttpResponse<String> ask(String nib, String digits) {
        return browser.post("/izin", "nib=" + Browser.encoded(nib) + "&telepon=" + Browser.encoded(digits));
    }
}
