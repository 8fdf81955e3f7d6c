package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.gateway.runtime.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A receipt from a running hub, and the stand-alone verifier as anybody runs it. */
@ExtendWith(SharedHub.class)
class ReceiptIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Path VERIFIER =
            Path.of("..", "hub-core", "target", "simpul-verify.jar").toAbsolutePath();

    @Test
    void aPartyHoldsProofOfItsCall(Ports ports, @TempDir Path folder) throws Exception {
        HubClient hub = new HubClient(ports);
        var answer = hub.call("simpeg", "GET", "/api/dukcapil/penduduk/9971010101900000");
        String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        await().atMost(PATIENCE)
                .until(() -> hub.call("simpeg", "GET", "/receipts/" + id).statusCode() == 200);

        String receipt = hub.call("simpeg", "GET", "/receipts/" + id).body();
        Path file = Files.writeString(folder.resolve("receipt.json"), receipt);
        Path body = Files.writeString(folder.resolve("body.json"), answer.body());
        Path keys = Files.writeString(
                folder.resolve("city.pub"),
                hub.call("parkir", "GET", "/checkpoints/keys").body());

        assertThat(verify(file, keys, body).output()).startsWith("SAH: " + id).contains("isi cocok");
        Files.writeString(file, receipt.replaceFirst("simpeg", "simpek"));
        assertThat(verify(file, keys).exitCode()).isEqualTo(1);
        assertThat(verify(file, keys).output()).startsWith("PALSU: ");
        assertThat(receipt).doesNotContain("9971010101900000", "Agus");
        assertThat(hub.call("dukcapil", "GET", "/receipts/" + id).body()).isEqualTo(receipt);
        assertThat(hub.call("parkir", "GET", "/receipts/" + id).statusCode()).isEqualTo(404);
        assertThat(hub.admin("GET", "/receipts/" + id, "").body()).isEqualTo(receipt);
        assertThat(hub.call("parkir", "GET", "/checkpoints").body()).contains("simpul/ledger/");
    }

    private static Shell verify(Path receipt, Path keys, Path... body) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return body.length == 0
                ? Shell.run(System.getenv(), java, "-jar", VERIFIER.toString(), receipt.toString(), keys.toString())
                : Shell.run(
                        System.getenv(),
                        java,
                        "-jar",
                        VERIFIER.toString(),
                        receipt.toString(),
                        keys.toString(),
                        body[0].toString());
    }
}
