package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.simpul.gateway.runtime.HttpSettings;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS on both sides of the gateway, with certificates made on the spot. */
class TlsTest {
    private final TestCertificates city = new TestCertificates("Kota Uji");
    private final TestCertificates stranger = new TestCertificates("Orang Asing");
    private final Vertx vertx = Vertx.vertx();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void thePortServesItsCertificateAndTheNextOne() throws IOException {
        write(city.give("localhost"));
        try (WireTarget target = new WireTarget();
                Gateway gateway = new Gateway(
                        folder.resolve("home"),
                        target.origin(),
                        "",
                        Map.of("SIMPUL_TLS_CERT", certificate().toString(), "SIMPUL_TLS_KEY", key().toString()))) {
            assertThat(version(city, gateway.port())).isEqualTo(HttpVersion.HTTP_2);
            assertThatThrownBy(() -> version(stranger, gateway.port())).isInstanceOf(Exception.class);

            write(stranger.give("localhost"));

            await().ignoreExceptions().until(() -> version(stranger, gateway.port()) == HttpVersion.HTTP_2);
        }
    }

    @Test
    void whatCannotBeUsedLeavesTheOldPairServing() throws IOException {
        write(city.give("localhost"));
        List<HttpServer> servers = new ArrayList<>();
        Certificates certificates = new Certificates(vertx, new HttpSettings.Tls(certificate(), key()), servers);
        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().setSsl(true).setUseAlpn(true).setKeyCertOptions(certificates.load()))
                .requestHandler(request -> request.response().end())
                .listen(0)
                .await();
        servers.add(server);

        Files.writeString(certificate(), "bukan sertifikat");
        certificates.renew();
        assertThat(version(city, server.actualPort())).as("no certificate").isEqualTo(HttpVersion.HTTP_2);

        Files.writeString(certificate(), stranger.give("localhost").certificate());
        certificates.renew();
        assertThat(version(city, server.actualPort())).as("another one's key").isEqualTo(HttpVersion.HTTP_2);

        Files.delete(key());
        certificates.renew();
        assertThat(version(city, server.actualPort())).as("no key").isEqualTo(HttpVersion.HTTP_2);

        write(stranger.give("localhost"));
        certificates.renew();
        assertThat(version(stranger, server.actualPort())).as("a good pair").isEqualTo(HttpVersion.HTTP_2);
    }

    @Test
    void aPairThatCannotBeUsedKeepsThePortFromOpening() throws IOException {
        write(new TestCertificates.Pair(
                city.give("localhost").certificate(), city.give("localhost").key()));

        assertThatThrownBy(() -> new Certificates(vertx, new HttpSettings.Tls(certificate(), key()), List.of()).load())
                .hasMessageContaining("SIMPUL_TLS_CERT")
                .hasMessageContaining("the key does not belong to the certificate");
    }

    private Path certificate() {
        return folder.resolve("cert.pem");
    }

    private Path key() {
        return folder.resolve("key.pem");
    }

    private void write(TestCertificates.Pair pair) throws IOException {
        Files.writeString(certificate(), pair.certificate());
        Files.writeString(key(), pair.key());
    }

    private HttpVersion version(TestCertificates trusted, int port) {
        HttpClientAgent client = vertx.createHttpClient(new HttpClientOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(trusted.authority()))));
        try {
            return client.request(HttpMethod.GET, port, "localhost", "/api/uji/apa/gema")
                    .compose(request ->
                            request.putHeader("Authorization", "Bearer boleh").send())
                    .map(answer -> answer.version())
                    .await();
        } finally {
            client.close().await();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "trusted, known            | localhost | city     | city     | 200 | apa kabar",
                "another authority         | localhost | stranger | city     | 502 | not trusted",
                "another name              | lain.uji  | city     | city     | 502 | another name",
                "the hub unknown to target | localhost | city     | stranger | 502 | did not accept the hub"
            })
    void aTargetIsRecognisedAndRecognisesTheHub(
            String name, String host, String trust, String hub, int status, String told) throws IOException {
        TestCertificates.Pair client = (hub.equals("city") ? city : stranger).give("simpul");
        String settings = ", trust: \"" + file("ca.pem", (trust.equals("city") ? city : stranger).authority())
                + "\", clientCertificate: \"" + file("hub.pem", client.certificate())
                + "\", clientKey: \"" + file("hub.key", client.key()) + "\"";
        HttpServer target = target(city.give(host));
        try (Gateway gateway =
                new Gateway(folder.resolve("home"), "https://localhost:" + target.actualPort(), settings, Map.of())) {
            String answer = Wire.untilClosed(
                    gateway.port(),
                    "GET /api/uji/apa/gema HTTP/1.1\r\nHost: kota\r\nConnection: close\r\n" + Gateway.TOKEN + "\r\n");

            assertThat(answer).startsWith("HTTP/1.1 " + status).contains(told);
        }
    }

    private String file(String name, String text) throws IOException {
        return "file:" + Files.writeString(folder.resolve(name), text);
    }

    private HttpServer target(TestCertificates.Pair pair) {
        return vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setClientAuth(ClientAuth.REQUIRED)
                        .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(city.authority())))
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertValue(Buffer.buffer(pair.certificate()))
                                .setKeyValue(Buffer.buffer(pair.key()))))
                .requestHandler(request -> request.response().end("apa kabar"))
                .listen(0, "127.0.0.1")
                .await();
    }
}
