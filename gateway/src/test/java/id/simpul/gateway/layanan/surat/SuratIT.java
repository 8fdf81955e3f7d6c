package id.simpul.gateway.layanan.surat;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.identity.Browser;
import id.simpul.gateway.layanan.LayananRoom;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.FaultException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A letter from its sender to its recipient and to whoever checks it. */
class SuratIT {
    private static final Instant MORNING = Instant.parse("2031-04-02T02:12:00Z");
    private static final String DOCUMENT = "isi surat contoh";

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
    void bothSidesSeeTheSameState() throws FaultException {
        send("A-1", "000.5.3.1/1/2031", "B");
        String code = code("000.5.3.1/1/2031");

        assertThat(browser.get("/v/" + KodeSurat.printed(code)).body())
                .contains("Surat ini tercatat", "000.5.3.1/1/2031", "Undangan rapat uji coba", "2 April 2031")
                .contains("Dinas Komunikasi dan Informatika", "Kepala Dinas", "Kecamatan Contoh Tengah")
                .contains("Dikirim. Belum semua penerima menerimanya.", "Belum diterima");

        acknowledge("paten", "000.5.3.1/1/2031", "");

        assertThat(browser.get("/v/" + code).body())
                .contains("2 April 2031 pukul 10.00 WIB")
                .doesNotContain("Belum semua penerima");
        assertThat(browser.get("/en/v/" + code).body()).contains("This letter is on record", "Received");
        assertThat(hub.getBean(SuratBook.class)
                        .byNumber("000.5.3.1/1/2031")
                        .getFirst()
                        .state())
                .isEqualTo("diterima");
    }

    @Test
    void theSenderIsToldTheCode() throws FaultException {
        int before = outbox();
        send("B-1", "000.5.3.1/2/2031", "B");
        send("B-1", "000.5.3.1/2/2031", "B");

        assertThat(outbox()).isEqualTo(before + 1);
    }

    @Test
    void anAcknowledgementBeforeItsLetterIsRefusedAndPassesLater() throws FaultException {
        String number = "000.5.3.1/3/2031";
        Event early = receipt(number, "");
        assertThat(LayananRoom.deliver(hub, "paten", early).status()).isEqualTo(404);

        send("C-1", number, "B");

        assertThat(LayananRoom.deliver(hub, "paten", early).status()).isEqualTo(204);
        assertThat(hub.getBean(SuratBook.class).byNumber(number).getFirst().state())
                .isEqualTo("diterima");
    }

    @Test
    void onlyAnAddresseeMovesALetter() throws FaultException {
        String number = "000.5.3.1/4/2031";
        send("D-1", number, "B");

        assertThat(LayananRoom.deliver(hub, "parasut", receipt(number, "")).status())
                .isEqualTo(403);
        acknowledge("puskesmas", number, "");

        assertThat(hub.getBean(SuratBook.class).byNumber(number).getFirst().state())
                .as("a copy was received, the main addressee has not")
                .isEqualTo("dikirim");
    }

    @Test
    void theFirstAcknowledgementHolds() throws FaultException {
        String number = "000.5.3.1/5/2031";
        send("E-1", number, "B");
        acknowledge("paten", number, "");
        LayananRoom.deliver(hub, "paten", LayananRoom.event("surat.diterima", number, MORNING, """
                {"nomor":"%s","diterimaPada":"2031-05-01T00:00:00Z","penerima":"Lain"}""".formatted(number)));

        assertThat(hub.getBean(SuratBook.class)
                        .byNumber(number)
                        .getFirst()
                        .recipients()
                        .getFirst()
                        .receivedAt())
                .isEqualTo(Instant.parse("2031-04-02T03:00:00Z"));
    }

    @Test
    void aLetterThatWasSentDoesNotChange() throws FaultException {
        send("F-1", "000.5.3.1/6/2031", "B");

        assertThat(LayananRoom.deliver(
                                hub,
                                "parasut",
                                LayananRoom.event("surat.dikirim", "x", MORNING, letter("F-1", "lain", "B")))
                        .status())
                .isEqualTo(400);
        assertThat(hub.getBean(SuratBook.class).byNumber("lain")).isEmpty();
    }

    @Test
    void twoLettersWithOneNumberAreToldApartByTheSendersId() throws FaultException {
        String number = "000.5.3.1/7/2031";
        send("G-1", number, "B");
        send("G-2", number, "B");

        assertThat(LayananRoom.deliver(hub, "paten", receipt(number, "")).status())
                .isEqualTo(400);
        acknowledge("paten", number, "G-2");

        assertThat(hub.getBean(SuratBook.class).byNumber(number))
                .filteredOn(each -> each.state().equals("diterima"))
                .singleElement()
                .satisfies(each -> assertThat(each.letter().id()).isEqualTo("G-2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"T", "R", "SR"})
    void theSubjectOfAClosedLetterIsNotShown(String security) throws FaultException {
        String number = "000.5.3.1/8/" + security;
        send("H-" + security, number, security);

        assertThat(browser.get("/v/" + code(number)).body())
                .contains("Tidak ditampilkan")
                .doesNotContain("Undangan rapat");
    }

    @Test
    void whoeverTheSenderNamedFollowsALetterByItsNumberAndFourDigits() throws FaultException {
        String number = "b.5/20/Contoh/2031";
        deliver(letter("L-1", number, "R")
                .replace("\"dokumen\"", "\"pelacakan\":{\"angkaAkhir\":\"4321\"},\"dokumen\""));

        HttpResponse<String> sent = track("B.5/20/CONTOH/2031", "4321");
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.body())
                .contains(number, "Belum semua penerima menerimanya", "Diterima instansi tujuan", "Belum")
                .doesNotContain("Undangan rapat", "Dinas Komunikasi dan Informatika", "4321");

        acknowledge("paten", number, "");

        assertThat(track(" " + number + " ", "4321").body()).contains("Instansi tujuan sudah menerimanya", "10.00 WIB");
    }

    @Test
    void wrongDigitsAnUnknownNumberAndALetterThatNobodyFollowsLookAlike() throws FaultException {
        deliver(letter("M-1", "000.5.3.1/21/2031", "B")
                .replace("\"dokumen\"", "\"pelacakan\":{\"angkaAkhir\":\"4321\"},\"dokumen\""));
        send("M-2", "000.5.3.1/22/2031", "B");

        for (String number : new String[] {"000.5.3.1/21/2031", "000.5.3.1/22/2031", "000.5.3.1/23/2031"}) {
            HttpResponse<String> answer = track(number, "1111");
            assertThat(answer.statusCode()).as(number).isEqualTo(404);
            assertThat(answer.body()).contains("tidak cocok");
        }
    }

    @Test
    void theDigitsAreKeptAsAKeyedHashOnly() throws FaultException {
        deliver(letter("N-1", "000.5.3.1/24/2031", "B")
                .replace("\"dokumen\"", "\"pelacakan\":{\"angkaAkhir\":\"9753\"},\"dokumen\""));

        assertThat(hub.getBean(JdbcClient.class)
                        .sql("select row_to_json(s)::text from layanan.surat s where number = '000.5.3.1/24/2031'")
                        .query(String.class)
                        .single())
                .contains("tracking_hash")
                .doesNotContain("9753");
    }

    @Test
    void aDocumentIsComparedByItsHashOrItself() throws FaultException {
        String number = "000.5.3.1/9/2031";
        send("I-1", number, "B");
        String page = "/v/" + code(number);

        assertThat(upload(page, DOCUMENT).body()).contains("Isi surat sama");
        assertThat(upload(page, "isi lain").body()).contains("Isi surat berbeda", "Jangan gunakan");
        assertThat(browser.post(page, "sidik=" + sha256(DOCUMENT).toUpperCase(Locale.ROOT))
                        .body())
                .contains("Isi surat sama");
        assertThat(browser.post(page, "sidik=" + "0".repeat(64)).body()).contains("Isi surat berbeda");
    }

    @ParameterizedTest
    @CsvSource({"'',422,Pilih berkas surat", "123,422,Sidik harus 64 karakter", "<b>,422,Sidik harus 64 karakter"})
    void whatCannotBeComparedIsNamed(String hash, int status, String sentence) throws FaultException {
        String number = "000.5.3.1/10/" + hash.length();
        send("J-" + hash.length(), number, "B");

        HttpResponse<String> answer = browser.post("/v/" + code(number), "sidik=" + Browser.encoded(hash));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence, "Surat ini tercatat").doesNotContain("<b>");
    }

    @Test
    void aFileBeyondTheLimitIsToldOnThePage() throws FaultException {
        String number = "000.5.3.1/11/2031";
        send("K-1", number, "B");

        HttpResponse<String> answer = upload("/v/" + code(number), "x".repeat(6 * 1024 * 1024));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("Berkas lebih besar dari 5 MB", "Surat ini tercatat");
    }

    @Test
    void anUnknownCodeIsACalmPage() {
        HttpResponse<String> unknown = browser.get("/v/" + KodeSurat.draw());
        HttpResponse<String> slip = browser.get("/v/ABCD");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("Tidak ada surat dengan kode ini", "Periksa surat");
        assertThat(slip.statusCode()).isEqualTo(404);
        assertThat(slip.body()).contains("salah ketik");
        assertThat(upload("/v/ABCD", DOCUMENT).statusCode()).isEqualTo(404);
    }

    @Test
    void aTypedCodeLeadsToItsAddress() {
        String code = KodeSurat.draw();

        assertThat(browser.get("/v").statusCode()).isEqualTo(200);
        assertThat(browser.get("/v?kode=" + KodeSurat.printed(code)).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/v/" + code));
        assertThat(browser.get("/v?kode=abc").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            surat.dikirim  | {
            surat.dikirim  | {"idNaskah":"x"}
            surat.dikirim  | {"idNaskah":"x","nomorNaskah":"1","tanggalNaskah":"2031-04-02","hal":"x","pengirim":{"instansi":"x"},"tujuan":[{"kodeUnit":"x"}],"dokumen":{"sha256":"0000000000000000000000000000000000000000000000000000000000000000"},"pelacakan":{"angkaAkhir":"12a4"}}
            surat.dikirim  | {"idNaskah":"x","nomorNaskah":"1","tanggalNaskah":"kemarin"}
            surat.diterima | {}
            surat.diterima | {"nomor":"1","diterimaPada":"kemarin"}
            """)
    void aFactThatMakesNoSenseIsRefused(String type, String data) throws FaultException {
        assertThat(LayananRoom.deliver(hub, "parasut", LayananRoom.event(type, "x", MORNING, data))
                        .status())
                .isEqualTo(400);
    }

    private static HttpResponse<String> track(String number, String digits) {
        return browser.post("/lacak", "nomor=" + Browser.encoded(number) + "&telepon=" + digits);
    }

    private static void deliver(String letter) throws FaultException {
        Event event = LayananRoom.event("surat.dikirim", "x", MORNING, letter);
        assertThat(LayananRoom.deliver(hub, "parasut", event).status()).isEqualTo(204);
    }

    private static void send(String id, String number, String security) throws FaultException {
        Event event = LayananRoom.event("surat.dikirim", number, MORNING, letter(id, number, security));
        assertThat(LayananRoom.deliver(hub, "parasut", event).status()).isEqualTo(204);
    }

    private static void acknowledge(String application, String number, String id) throws FaultException {
        assertThat(LayananRoom.deliver(hub, application, receipt(number, id)).status())
                .isEqualTo(204);
    }

    private static Event receipt(String number, String id) {
        return LayananRoom.event("surat.diterima", number, MORNING, """
                {"nomor":"%s","idNaskah":"%s","diterimaPada":"2031-04-02T10:00:00+07:00","penerima":"Loket"}""".formatted(number, id));
    }

    private static String letter(String id, String number, String security) {
        return """
                {"idNaskah":"%s","nomorNaskah":"%s","tanggalNaskah":"2031-04-02","kodeKlasifikasi":"000.5.3.1","jenis":"Surat Dinas",
                "keamanan":"%s","kecepatan":"Segera","hal":"Undangan rapat uji coba",
                "pengirim":{"instansi":"Dinas Komunikasi dan Informatika","jabatan":"Kepala Dinas"},
                "tujuan":[{"kodeUnit":"KECCONTOHTENGAH","peran":"utama"},{"kodeUnit":"dinkes","peran":"tembusan"}],
                "dokumen":{"nama":"undangan.pdf","tipe":"application/pdf","sha256":"%s","ukuran":16}}""".formatted(id, number, security, sha256(DOCUMENT));
    }

    private static String code(String number) {
        return hub.getBean(SuratBook.class).byNumber(number).getFirst().code();
    }

    private static int outbox() {
        return hub.getBean(JdbcClient.class)
                .sql("select count(*) from event.outbox where publisher = 'portal'")
                .query(Integer.class)
                .single();
    }

    private static HttpResponse<String> upload(String page, String content) {
        String body = "--batas\r\nContent-Disposition: form-data; name=\"sidik\"\r\n\r\n\r\n"
                + "--batas\r\nContent-Disposition: form-data; name=\"berkas\"; filename=\"surat.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n" + content + "\r\n--batas--\r\n";
        return browser.write("POST", page, "multipart/form-data; boundary=batas", body);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
