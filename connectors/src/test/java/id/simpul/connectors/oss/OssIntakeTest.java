package id.simpul.connectors.oss;

import static id.simpul.connectors.oss.Oss.DOCUMENT;
import static id.simpul.connectors.oss.Oss.NIB;
import static id.simpul.connectors.oss.Oss.TOKEN;
import static id.simpul.connectors.oss.Oss.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.hub.message.Event;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** formats 2: PIA OSS-RBA 4.3.22, as OSS calls the city. */
class OssIntakeTest {
    private final Oss oss = Oss.installed();

    @Test
    void theOfficialTestVectorIsAccepted() {
        Reply reply = oss.post("receiveNIB", TOKEN, DOCUMENT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(new String(reply.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"responreceiveNIB\":{\"status\":\"1\",\"keterangan\":\"Diterima\"}}");
        assertThat(oss.published).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("nib.diterima");
            assertThat(event.subject()).isEqualTo(NIB);
            assertThat(event.id()).startsWith(NIB + "-9-");
            assertThat(event.time()).isEqualTo(oss.now);
        });
    }

    /** WIB is seven hours ahead: 1 March 2031 begins at 17.00 UTC of 28 February. */
    @ParameterizedTest
    @CsvSource({
        "2031-02-28T16:54:59Z,2",
        "2031-02-28T16:55:00Z,1",
        "2031-02-28T17:00:00Z,1",
        "2031-03-01T16:59:59Z,1",
        "2031-03-01T17:00:01Z,1",
        "2031-03-02T16:59:59Z,1",
        "2031-03-02T17:00:00Z,2",
    })
    void aTokenHoldsOnBothSidesOfMidnight(Instant now, String status) {
        oss.now = now;

        assertThat(outcome(oss.post("receiveNIB", TOKEN, DOCUMENT))
                        .path("status")
                        .asString())
                .isEqualTo(status);
    }

    @Test
    void aTokenInCapitalsIsTheSameToken() {
        assertThat(accepted(TOKEN.toUpperCase(Locale.ROOT), DOCUMENT)).isTrue();
    }

    @Test
    void aTokenOfAnotherNibIsRefused() {
        String other = OssToken.of(Oss.USER, Oss.PASSWORD, "9990000000025", LocalDate.of(2031, 3, 1));

        assertThat(accepted(other, DOCUMENT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                     | {"dataNIB":{"nib":"9990000000017"}}  | Header Token tidak ada.
            0000                   | {"dataNIB":{"nib":"9990000000017"}}  | Token tidak cocok.
            TOKEN                  | ''                                   | Isi kosong.
            TOKEN                  | {"dataNIB":{"nib":"99900000          | Isi bukan JSON yang utuh.
            TOKEN                  | <html>                               | Isi bukan JSON yang utuh.
            TOKEN                  | []                                   | Akar JSON harus dataNIB
            TOKEN                  | "dataNIB"                            | Akar JSON harus dataNIB
            TOKEN                  | {"DATANIB":{"nib":"9990000000017"}}  | Akar JSON harus dataNIB
            TOKEN                  | {"dataNIB":"9990000000017"}          | Akar JSON harus dataNIB
            TOKEN                  | {"dataNIB":{}}                       | Isian nib tidak ada.
            TOKEN                  | {"dataNIB":{"nib":"-"}}              | Isian nib tidak ada.
            TOKEN                  | {"dataNIB":{"nib":"99900000000"}}    | yang diterima 11 karakter.
            TOKEN                  | {"dataNIB":{"nib":["1"]}}            | NIB harus 13 angka
            """)
    void everyRefusalIsInTheFormOfOssAndHelps(String token, String body, String sentence) {
        Reply reply = oss.post("receiveNIB", token.equals("TOKEN") ? TOKEN : token, body);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(outcome(reply).path("status").asString()).isEqualTo("2");
        assertThat(outcome(reply).path("keterangan").asString()).contains(sentence);
        assertThat(oss.published).isEmpty();
    }

    @Test
    void anotherCharsetIsToldApartFromBrokenJson() {
        Reply reply =
                oss.post("receiveNIB", TOKEN, DOCUMENT.replace("WARUNG", "CAFÉ").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(outcome(reply).path("keterangan").asString()).isEqualTo("Isi bukan teks UTF-8.");
    }

    @Test
    void depthWithoutEndIsRefused() {
        assertThat(accepted(TOKEN, "{\"dataNIB\":" + "[".repeat(200_000))).isFalse();
    }

    @Test
    void whatTheHubCannotTakeNowIsToldSoThatItComesAgain() {
        oss.fault = Fault.hub(FaultCode.DATA_HUB_TIDAK_TERJANGKAU, "The log was not reached.");

        Reply reply = oss.post("receiveNIB", TOKEN, DOCUMENT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(outcome(reply).path("keterangan").asString()).endsWith("Belum tersimpan, kirim ulang nanti.");
    }

    @Test
    void aDocumentTooLargeForAnEventIsNamed() {
        oss.fault = Fault.caller(FaultCode.PERISTIWA_TIDAK_SAH, "data: 1000000 bytes (expected: at most 921600)");

        assertThat(outcome(oss.post("receiveNIB", TOKEN, DOCUMENT))
                        .path("keterangan")
                        .asString())
                .contains("lebih besar dari 900 KB");
    }

    @Test
    void aBodyBeyondTheLimitIsNamed() {
        Fault large = Fault.caller(FaultCode.ISI_TERLALU_BESAR, "body: too large");

        Reply reply = oss.intake.refuse(large, oss.request("receiveNIB", TOKEN, new byte[0]));

        assertThat(outcome(reply).path("keterangan").asString()).isEqualTo("Isi lebih besar dari 4 MB.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"receiveNIBKKPR", "receiveFileDS"})
    void aMethodThatIsNotServedYetSaysSo(String method) {
        String root = method.equals("receiveFileDS") ? method : "dataNIB";

        String answer = new String(
                oss.post(method, TOKEN, "{\"" + root + "\":{\"nib\":\"9990000000017\"}}")
                        .body(),
                StandardCharsets.UTF_8);

        assertThat(answer).contains("\"respon" + method + "\"", "\"status\":\"2\"", "belum dilayani");
    }

    @ParameterizedTest
    @ValueSource(strings = {"receivenib", "validateNIB", ""})
    void aMethodThatOssDoesNotHaveIsNotFound(String method) {
        assertThat(oss.post(method, TOKEN, DOCUMENT).status()).isEqualTo(404);
    }

    @Test
    void aRepetitionIsTheSameFactAndAChangeIsAnother() {
        String anotherHand = DOCUMENT.replace("\"9990000000017\"", "9990000000017")
                .replace("\"tipe_dokumen \":\"9\"", "\"tipe_dokumen\":9")
                .replace("\"-\"", "null");
        oss.post("receiveNIB", TOKEN, DOCUMENT);
        oss.now = oss.now.plus(Duration.ofHours(3));
        oss.post("receiveNIB", TOKEN, anotherHand);
        oss.post("receiveNIB", TOKEN, DOCUMENT.replace("WARUNG", "KEDAI"));
        oss.post("receiveNIB", TOKEN, DOCUMENT.replace(":\"9\"", ":\"3\""));

        List<String> ids = oss.published.stream().map(Event::id).toList();
        assertThat(ids).hasSize(4);
        assertThat(ids.get(1)).isEqualTo(ids.getFirst());
        assertThat(Set.copyOf(ids)).hasSize(3);
    }

    @Test
    void aRetiredConnectionOpensNothing() {
        Oss fresh = Oss.inCity(true, true);
        OssConnector before = fresh.connect(Oss.USER, Oss.PASSWORD);
        fresh.connect(Oss.USER, "baru");
        before.retire();

        assertThat(outcome(fresh.post("receiveNIB", TOKEN, DOCUMENT))
                        .path("status")
                        .asString())
                .isEqualTo("2");
    }

    @Test
    void thePasswordOfTheSampleCityOpensNoOther() {
        String token = OssToken.of("oss", "oss-demo", NIB, LocalDate.of(2031, 3, 1));
        Oss sample = Oss.inCity(true, true);
        sample.connect("oss", "oss-demo");
        Oss real = Oss.inCity(true, false);
        real.connect("oss", "oss-demo");

        assertThat(outcome(sample.post("receiveNIB", token, DOCUMENT))
                        .path("status")
                        .asString())
                .isEqualTo("1");
        assertThat(outcome(real.post("receiveNIB", token, DOCUMENT))
                        .path("status")
                        .asString())
                .isEqualTo("2");
        assertThatThrownBy(() -> Oss.inCity(false, false).connect("oss", "oss-demo"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("password: the sample city's (expected:");
    }

    @Test
    void nothingThatMayBeLoggedHoldsAPerson() {
        oss.post("receiveNIB", TOKEN, DOCUMENT);

        assertThat(oss.published.getFirst().toString()).doesNotContain("WARUNG", NIB);
        assertThat(oss.connect(Oss.USER, Oss.PASSWORD).toString()).doesNotContain(Oss.PASSWORD);
    }

    private boolean accepted(String token, String body) {
        return outcome(oss.post("receiveNIB", token, body))
                .path("status")
                .asString()
                .equals("1");
    }
}
