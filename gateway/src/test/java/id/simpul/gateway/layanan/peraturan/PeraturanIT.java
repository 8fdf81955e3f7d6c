package id.simpul.gateway.layanan.peraturan;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.identity.Browser;
import id.simpul.gateway.layanan.LayananRoom;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A document from the event to search, its page and the city's feed. */
class PeraturanIT {
    private static final Instant MORNING = Instant.parse("2031-03-01T02:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

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

    @BeforeEach
    void empty() {
        JdbcClient.create(hub.getBean(javax.sql.DataSource.class))
                .sql("truncate layanan.peraturan")
                .update();
    }

    private static int send(String type, Instant at, String source, String data) throws FaultException {
        Event one = LayananRoom.event(type, "7", at, data);
        Event from = new Event(one.id(), source, type, "7", at, "application/json", null, Map.of(), one.data());
        return LayananRoom.deliver(hub, "jdih", from).status();
    }

    private static void tell(String data) throws FaultException {
        assertThat(send("peraturan.diundangkan", MORNING, "/jdih/utama", data)).isEqualTo(204);
    }

    private static String regulation(String id, String number, String about) {
        return """
                {"idData":"%s","jenis":"PERATURAN WALIKOTA","noPeraturan":"%s","tahun_pengundangan":"2031",
                "tanggal_penetapan":"2031-02-03","judul":"Peraturan Wali Kota Contoh Nomor %s Tahun 2031 tentang %s",
                "status":"Berlaku","bahasa":"Indonesia"}""".formatted(id, number, number, about);
    }

    private static String page(String path) {
        HttpResponse<String> page = browser.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body()).as("texts without a key").doesNotContain("??");
        return page.body().replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    private static Reply feed(Map<String, String> headers) {
        return hub.getBean(PeraturanFeed.class).answer(Headers.of(headers));
    }

    private static List<Map<String, Object>> documents() {
        return JSON.readValue(feed(Map.of()).body(), new TypeReference<>() {});
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                sampah                          | pengelolaan sampah finds the word
                mengelola                       | another form of the word
                "Pengelolaan Sampah"            | a phrase
                pengelolaan -parkir             | a word that must not stand there
                perwal 7 2031                   | short name, number and year
                188.45/96/KPTS/2031             | a number with slashes
                pemilahan                       | a word of the abstract
                """)
    void isFoundByItsWords(String words, String why) throws FaultException {
        tell(
                regulation("90001", "188.45/96/KPTS/2031", "Pengelolaan Sampah")
                        .replace(
                                "\"status\"",
                                "\"singkatanJenis\":\"PERWAL 7\",\"lainnya\":{\"abstrakTeks\":\"Mengatur pemilahan dari rumah.\"},\"status\""));
        tell(regulation("90002", "8", "Penyelenggaraan Perparkiran"));

        String page =
                page("/peraturan?kata=" + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8));

        assertThat(page)
                .as(why)
                .contains("1 dari 2 dokumen cocok", "Pengelolaan Sampah")
                .doesNotContain("Perparkiran");
    }

    @Test
    void marksTheWordsAndEscapesEverythingElse() throws FaultException {
        tell(regulation("90001", "7", "Data <script>alert(1)</script> & Sampah"));

        assertThat(browser.get("/peraturan?kata=sampah").body())
                .contains("<mark>Sampah</mark>", "&lt;script&gt;alert(1)&lt;/script&gt; &amp;")
                .doesNotContain("<script>alert");
        assertThat(browser.get("/peraturan?kata=%22%3Cb%3E").body())
                .contains("value=\"&quot;&lt;b&gt;\"")
                .doesNotContain("<b>");
    }

    @Test
    void filtersStandInTheAddressAndStayOverPages() throws FaultException {
        for (int i = 1; i <= 25; i++) {
            tell(regulation(Integer.toString(90000 + i), Integer.toString(i), "Contoh"));
        }
        tell(regulation("80000", "1", "Lain")
                .replace("PERATURAN WALIKOTA", "PERATURAN DAERAH KOTA")
                .replace("Berlaku", "Tidak Berlaku"));

        assertThat(page("/peraturan")).contains("26 dokumen", "Halaman 1 dari 2");
        assertThat(browser.get("/peraturan?jenis=PERATURAN%20WALIKOTA&tahun=2031&status=Berlaku")
                        .body())
                .contains(
                        "25 dari 26",
                        "/peraturan?jenis=PERATURAN%20WALIKOTA&amp;tahun=2031&amp;status=Berlaku&amp;halaman=2");
        assertThat(page("/peraturan?status=Tidak%20Berlaku")).contains("1 dari 26", "Tidak berlaku lagi");
        assertThat(page("/en/peraturan?tahun=2031&halaman=2")).contains("26 of 26 documents match", "Page 2 of 2");
        assertThat(page("/peraturan?tahun=1999")).contains("Tidak ada dokumen yang cocok", "Hapus pencarian");
        assertThat(page("/peraturan?tahun=abc&halaman=-3&jenis=%00")).contains("26 dokumen");
        assertThat(page("/peraturan?halaman=99")).contains("Hasil berakhir di halaman 2");
    }

    @Test
    void saysWhenThereIsNothingYet() {
        assertThat(page("/peraturan")).contains("Belum ada dokumen");
    }

    @Test
    void aDocumentHasAPageOfItsOwn() throws FaultException {
        tell(regulation("90001", "7", "Tata Kelola Data").replace("\"status\"", """
                "urlDownload":"https://jdih.contoh.test/7.pdf","urlDetailPeraturan":"javascript:alert(1)",
                "lainnya":{"sumberCek":"peraturan.go.id"},"status\""""));

        String html = browser.get("/peraturan/90001").body();

        assertThat(html).contains("href=\"https://jdih.contoh.test/7.pdf\"").doesNotContain("javascript:");
        assertThat(page("/peraturan/90001"))
                .contains("Peraturan Walikota", "tentang Tata Kelola Data", "Berlaku", "3 Februari 2031")
                .contains("Peraturan perundang-undangan", "Nomor, tahun, dan judul diperiksa pada: peraturan.go.id")
                .contains("1 Maret 2031 pukul 09.00 WIB");
        assertThat(page("/en/peraturan/90001")).contains("In force", "3 February 2031");
        assertThat(browser.get("/peraturan/1").statusCode()).isEqualTo(404);
    }

    @Test
    void aMadeUpDocumentSaysSoAndLeadsNowhere() throws FaultException {
        tell(regulation("90001", "7", "Data (contoh)").replace("\"status\"", """
                "urlDownload":"https://jdih.contoh.test/7.pdf","lainnya":{"contoh":"ya"},"status\""""));

        assertThat(page("/peraturan/90001"))
                .contains("Dokumen contoh. Isinya rekaan", "Dokumen contoh tidak memiliki berkas");
        assertThat(browser.get("/peraturan/90001").body()).doesNotContain("7.pdf\"");
    }

    @Test
    void aChangedDocumentIsOneAndAnOlderFactDoesNotUndoIt() throws FaultException {
        tell(regulation("90001", "7", "Judul Lama"));
        send("peraturan.diubah", MORNING.plusSeconds(60), "/jdih/utama", regulation("90001", "7", "Judul Baru"));
        send("peraturan.diubah", MORNING.plusSeconds(30), "/jdih/utama", regulation("90001", "7", "Judul Antara"));

        assertThat(page("/peraturan")).contains("1 dokumen", "Judul Baru").doesNotContain("Judul Lama", "Judul Antara");
    }

    @Test
    void aWithdrawnDocumentLeavesSearchAndFeedButItsPageSaysSo() throws FaultException {
        tell(regulation("90001", "7", "Tata Kelola Data"));
        assertThat(documents()).hasSize(1);

        send("peraturan.ditarik", MORNING.plusSeconds(60), "/jdih/utama", "{\"idData\":\"90001\"}");
        send("peraturan.ditarik", MORNING.plusSeconds(60), "/jdih/utama", "{\"idData\":\"90009\"}");

        assertThat(page("/peraturan")).contains("Belum ada dokumen");
        assertThat(documents()).isEmpty();
        HttpResponse<String> gone = browser.get("/peraturan/90001");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("tidak ada di situs asalnya sejak 1 Maret 2031");

        send("peraturan.diundangkan", MORNING.plusSeconds(90), "/jdih/utama", regulation("90001", "7", "Kembali"));
        assertThat(page("/peraturan")).contains("Kembali");
    }

    @Test
    void whatNobodyKnowsTheMeaningOfWaitsForAPerson() throws FaultException {
        tell(regulation("90001", "7", "Rahasia")
                .replace("\"status\"", "\"operasi\":\"3\",\"display\":\"0\",\"status\""));

        assertThat(page("/peraturan")).contains("Belum ada dokumen");
        assertThat(browser.get("/peraturan/90001").statusCode()).isEqualTo(404);
        assertThat(documents()).isEmpty();
        assertThat(JdbcClient.create(hub.getBean(javax.sql.DataSource.class))
                        .sql("select tinjau from layanan.peraturan")
                        .query(String.class)
                        .single())
                .isEqualTo("operasi: 3 (expected: 4), display: 0 (expected: 1)");
    }

    @Test
    void aFactThatIsNoDocumentIsRefusedWithAReason() throws FaultException {
        assertThat(send("peraturan.diundangkan", MORNING, "/jdih/utama", "0 results"))
                .isEqualTo(400);
        assertThat(send("peraturan.diundangkan", MORNING, "/jdih/utama", "{\"judul\":\"A\"}"))
                .isEqualTo(400);
        assertThat(send("peraturan.diundangkan", MORNING, "/jdih/utama", "{\"idData\":\"1\"}"))
                .isEqualTo(400);
    }

    @Test
    void theFeedHas28FieldsInTheirOrderAllStringsAndNoIdTwice() throws FaultException {
        tell(regulation("90001", "7", "Tata Kelola Data"));
        send("peraturan.diundangkan", MORNING, "/jdih/lain", regulation("90001", "8", "Situs Lain"));
        tell("{\"idData\":\"5\",\"jenis\":\"BUKU HUKUM\",\"judul\":\"Buku\",\"tahun_pengundangan\":\"2030\","
                + "\"penerbit\":\"Bagian Hukum\",\"tempatTerbit\":\"Kota Contoh\",\"isbn\":\"978\"}");

        List<Map<String, Object>> documents = documents();

        assertThat(documents).hasSize(3).allSatisfy(each -> {
            assertThat(each.keySet()).containsExactlyElementsOf(Isian.NAMES);
            assertThat(each.values()).allSatisfy(value -> assertThat(value).isInstanceOf(String.class));
        });
        assertThat(documents)
                .extracting(each -> each.get("idData"))
                .doesNotHaveDuplicates()
                .contains("5", "90001");
        assertThat(documents.getFirst()).containsEntry("isbn", "978").containsEntry("noPeraturan", "-");
        assertThat(documents.get(1))
                .containsEntry("operasi", "4")
                .containsEntry("display", "1")
                .containsEntry("isbn", "-")
                .containsEntry("subjek", "")
                .containsEntry("last_updated", "2031-03-01 09:00:00");
    }

    @Test
    void whatATypeRequiresKeepsAnIncompleteDocumentOutOfTheFeedButNotOutOfSearch() throws FaultException {
        tell(regulation("90001", "7", "Tanpa Tanggal").replace("2031-02-03", "3 Februari"));
        tell(regulation("90002", "-", "Tanpa Nomor"));
        tell(regulation("90003", "7", "Tanpa Tahun").replace("\"2031\"", "\"31\""));

        assertThat(documents()).isEmpty();
        assertThat(page("/peraturan")).contains("3 dokumen");
    }

    @Test
    void theFeedIsTheSameUntilADocumentChanges() throws FaultException {
        tell(regulation("90001", "7", "Tata Kelola Data"));
        String tag = String.valueOf(feed(Map.of()).headers().first("etag"));

        assertThat(feed(Map.of("If-None-Match", "\"x\", W/" + tag)).status()).isEqualTo(304);
        assertThat(feed(Map.of()).headers().first("cache-control")).isEqualTo("public, max-age=300");

        tell(regulation("90002", "8", "Satu Lagi"));

        assertThat(feed(Map.of("If-None-Match", tag)).status()).isEqualTo(200);
    }
}
