package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP as it passes the gateway, seen on the wire on both sides. */
class HttpWireTest {
    private static final String GOOD = "Host: kota\r\n" + Gateway.TOKEN;
    private static final String LAST = GOOD + "Connection: close\r\n\r\n";

    @TempDir
    private static Path home;

    private static WireTarget target;
    private static Gateway gateway;

    @BeforeAll
    static void open() throws IOException {
        target = new WireTarget();
        gateway = new Gateway(home, target.origin(), "", Map.of());
    }

    @AfterAll
    static void close() throws IOException {
        gateway.close();
        target.close();
    }

    private static String ask(String request) throws IOException {
        return Wire.untilClosed(gateway.port(), request);
    }

    private static String lastHead() {
        return target.heads().getLast();
    }

    @Test
    void hopByHopHeadersEndAtTheGatewayAndNobodySpeaksForIt() throws IOException {
        ask(
                "GET /api/uji/apa/loncat HTTP/1.1\r\nX-Satu: 1\r\nX-Dua: 2\r\nX-Tetap: 3\r\nTE: trailers\r\nTrailer: X-A\r\n"
                        + "Keep-Alive: 5\r\nProxy-Connection: x\r\nProxy-Authorization: Basic eA==\r\nConnection: X-Satu , x-dua\r\n"
                        + "Forwarded: for=10.9.8.7\r\nX-Forwarded-For: 10.9.8.7\r\nX-Forwarded-Port: 1\r\nX-Real-IP: 10.9.8.7\r\n"
                        + LAST);

        assertThat(lastHead())
                .contains("x-tetap: 3", "forwarded: for=127.0.0.1;proto=http\r")
                .doesNotContain(
                        "x-satu",
                        "x-dua",
                        "te:",
                        "trailer",
                        "keep-alive",
                        "proxy-",
                        "10.9.8.7",
                        "x-forwarded",
                        "bearer");
    }

    @Test
    void hopByHopHeadersOfTheTargetEndAtTheGatewayToo() throws IOException {
        String answer = ask("GET /api/uji/apa/loncat HTTP/1.1\r\n" + LAST).toLowerCase(Locale.ROOT);

        assertThat(answer).contains("x-tetap: 1").doesNotContain("x-loncat", "keep-alive", "proxy-authenticate");
    }

    @Test
    void nobodyTakesTheLengthAwayByNamingItInConnection() throws IOException {
        String answer = ask("POST /api/uji/apa/gema HTTP/1.1\r\nHost: kota\r\n" + Gateway.TOKEN
                + "Content-Length: 5\r\nConnection: content-length\r\nConnection: close\r\n\r\nhello");

        assertThat(answer).endsWith("bytes=5");
        assertThat(lastHead()).contains("content-length: 5");
    }

    @Test
    void asksForABodyOnlyOnceTheCallIsAdmitted() throws IOException {
        try (Wire wire = new Wire(gateway.port())) {
            wire.send(
                    "POST /api/uji/apa/gema HTTP/1.1\r\n" + GOOD + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");

            assertThat(wire.head()).startsWith("HTTP/1.1 100 ");
            wire.send("hello");

            assertThat(wire.head()).startsWith("HTTP/1.1 200 ");
            assertThat(wire.bytes(7)).isEqualTo("bytes=5");
            assertThat(lastHead()).doesNotContain("expect");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no token      | POST /api/uji/apa/gema HTTP/1.1#Host: kota#Content-Length: 5                          | 401",
                "no service    | POST /api/uji/tiada/gema HTTP/1.1#Host: kota#Authorization: Bearer boleh#Content-Length: 5 | 404",
                "too large     | POST /api/uji/apa/gema HTTP/1.1#Host: kota#Authorization: Bearer boleh#Content-Length: 268435457 | 413",
                "no such door  | POST /tiada HTTP/1.1#Host: kota#Content-Length: 5                                      | 404",
                "door too large| POST /pintu HTTP/1.1#Host: kota#Content-Length: 1025                                   | 413",
                "chunked       | POST /api/uji/apa/gema HTTP/1.1#Host: kota#Transfer-Encoding: chunked                  | 401"
            })
    void refusesWithoutAskingForTheBodyAndReadsNothingMore(String name, String request, int status) throws IOException {
        String answer = ask(request.replace("#", "\r\n") + "\r\nExpect: 100-continue\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsOnlyOnce("HTTP/1.1")
                .containsIgnoringCase("connection: close");
    }

    @Test
    void asksForTheBodyOfADoorToo() throws IOException {
        try (Wire wire = new Wire(gateway.port())) {
            wire.send("POST /pintu HTTP/1.1\r\nHost: kota\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");

            assertThat(wire.head()).startsWith("HTTP/1.1 100 ");
            assertThat(wire.send("hello").head()).startsWith("HTTP/1.1 200 ");
            assertThat(wire.bytes(5)).isEqualTo("hello");
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "HEAD | kepala  | 200 | content-length: 1234",
                "HEAD | kepala2 | 200 | x-request-id",
                "GET  | kosong  | 204 | x-request-id",
                "GET  | lama    | 304 | etag",
                "GET  | bagian  | 206 | content-range: bytes 2-4/9",
                "GET  | pindah  | 302 | location: http://lain.example/"
            })
    void passesOnWhatTheTargetSaid(String method, String way, int status, String header) throws IOException {
        try (Wire wire = new Wire(gateway.port())) {
            String head = wire.send(
                            method + " /api/uji/apa/" + way + " HTTP/1.1\r\nRange: bytes=2-4\r\n" + GOOD + "\r\n")
                    .head();

            assertThat(head).startsWith("HTTP/1.1 " + status);
            assertThat(head.toLowerCase(Locale.ROOT)).contains(header);
            assertThat(lastHead()).contains("range: bytes=2-4");
            wire.bytes(way.equals("bagian") ? 3 : 0);
            String next = wire.send("GET /api/uji/apa/gema HTTP/1.1\r\n" + GOOD + "\r\n")
                    .head();
            assertThat(next).as("the next answer begins where it should").startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aRefusalOfHeadHasNoBody() throws IOException {
        try (Wire wire = new Wire(gateway.port())) {
            assertThat(wire.send("HEAD /api/uji/apa/gema HTTP/1.1\r\nHost: kota\r\n\r\n")
                            .head())
                    .contains(" 401 ");
            assertThat(wire.send("GET /api/uji/apa/gema HTTP/1.1\r\n" + GOOD + "\r\n")
                            .head())
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void chunksPassBothWaysAndTrailersEnd() throws IOException {
        String sent = ask("POST /api/uji/apa/gema HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTrailer: X-A\r\n" + LAST
                + "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX-A: 1\r\nContent-Length: 9\r\n\r\n");
        String got = ask("GET /api/uji/apa/berantai HTTP/1.1\r\n" + LAST);

        assertThat(sent).endsWith("bytes=5");
        assertThat(lastHead()).doesNotContain("x-a", "trailer");
        assertThat(got.toLowerCase(Locale.ROOT))
                .contains("transfer-encoding: chunked")
                .doesNotContain("x-akhir");
        assertThat(got.replaceAll("(?s).*\r\n\r\n(.*)0\r\n\r\n", "$1")).contains("abc", "de");
    }

    @Test
    void aFoldedHeaderIsUnfolded() throws IOException {
        ask("GET /api/uji/apa/gema HTTP/1.1\r\nX-Lipat: a\r\n  b\r\n" + LAST);

        assertThat(lastHead()).contains("x-lipat: a b\r\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "FOO /api/uji/apa/gema HTTP/1.1     | 501 | tidak-didukung",
                "get /api/uji/apa/gema HTTP/1.1     | 501 | tidak-didukung",
                "CONNECT kota:80 HTTP/1.1           | 501 | tidak-didukung",
                "TRACE /api/uji/apa/gema HTTP/1.1   | 405 | metode-tidak-ada",
                "DELETE /api/uji/apa/gema HTTP/1.1  | 405 | metode-tidak-ada",
                "GET /api/uji/apa/gema HTTP/2.0     | 501 | ''",
                "GET /api/uji/apa/gema HTTP/9.9     | 501 | ''",
                "GET /api/uji/apa/a%2Fb HTTP/1.1    | 404 | operasi-tidak-ada",
                "GET /api/uji/apa/nomor/a%2Fb HTTP/1.1 | 200 | ''",
                "GET /api/uji/apa/gema?a=%2525%252e HTTP/1.1 | 200 | ''",
                "GET /api/uji/apa/gema;a=b HTTP/1.1 | 200 | ''",
                "GET http://kota/api/uji/apa/gema HTTP/1.1 | 200 | ''",
                "GET /api/uji/apa/gema HTTP/1.0     | 200 | ''"
            })
    void answersWhatItIsAsked(String line, int status, String code) throws IOException {
        String answer = ask(line + "\r\n" + LAST);

        assertThat(answer).matches("(?s)HTTP/\\d.\\d " + status + " .*").contains(code);
    }

    @Test
    void refusesAnotherProtocolAndAnotherExpectation() throws IOException {
        String upgrade =
                "GET /api/uji/apa/gema HTTP/1.1\r\nHost: kota\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";

        assertThat(ask(upgrade)).startsWith("HTTP/1.1 501");
        assertThat(ask("GET /api/uji/apa/gema HTTP/1.1\r\nExpect: kopi\r\n" + LAST))
                .startsWith("HTTP/1.1 417");
    }

    @Test
    void holdsHeadsToTheirLimits() throws IOException {
        String start = "GET /api/uji/apa/gema HTTP/1.1\r\n";

        assertThat(ask("GET /api/uji/apa/gema?" + "a".repeat(9000) + " HTTP/1.1\r\n" + LAST))
                .contains(" 414 ", "alamat-terlalu-panjang");
        assertThat(ask(start + "X-A: " + "a".repeat(33_000) + "\r\n" + LAST)).contains(" 431 ", "kepala-terlalu-besar");
        assertThat(ask(start + "X-A: a\r\n".repeat(120) + LAST)).contains(" 431 ", "kepala-terlalu-besar");
    }

    @Test
    void speaksHttp2WithoutTls() throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/api/uji/apa/gema"))
                            .header("Authorization", "Bearer boleh")
                            .POST(BodyPublishers.ofInputStream(
                                    () -> new java.io.ByteArrayInputStream(new byte[300_000])))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.body()).isEqualTo("bytes=300000");
        }
    }

    @Test
    void everyAdmittedCallHasItsTwoRecords() throws IOException {
        int before = gateway.evidence().size();
        ask("GET /api/uji/apa/gema HTTP/1.1\r\n" + LAST);

        await().until(() -> gateway.evidence().size() == before + 2);
    }
}
