package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who stands still is let go, and told so where an answer is still possible. */
class SlowPeerTest {
    private static final String START = "HTTP/1.1\r\nHost: kota\r\n" + Gateway.TOKEN;

    @TempDir
    private static Path home;

    private static WireTarget target;
    private static Gateway gateway;

    @BeforeAll
    static void open() throws IOException {
        target = new WireTarget();
        gateway = new Gateway(
                home,
                target.origin(),
                "",
                Map.of(
                        "SIMPUL_HTTP_H2C", "false",
                        "SIMPUL_HTTP_HEADER_TIME", "400ms",
                        "SIMPUL_HTTP_KEEP_ALIVE", "400ms",
                        "SIMPUL_HTTP_BODY_IDLE", "400ms",
                        "SIMPUL_HTTP_READ_IDLE", "400ms",
                        "SIMPUL_HTTP_TARGET_IDLE", "400ms"));
    }

    @AfterAll
    static void close() throws IOException {
        gateway.close();
        target.close();
    }

    @Test
    void headersThatNeverEndAreCutOffThoughTheyDrip() throws IOException {
        try (Wire wire = new Wire(gateway.port())) {
            wire.send("GET /api/uji/apa/gema HTTP/1.1\r\nX-A: ");

            await().pollInterval(Duration.ofMillis(50)).until(() -> !drips(wire));
        }
    }

    private static boolean drips(Wire wire) {
        try {
            wire.socket().getOutputStream().write('a');
            return true;
        } catch (IOException cut) {
            return false;
        }
    }

    @Test
    void aConnectionThatAsksNothingMoreIsClosed() throws IOException {
        try (Wire wire = new Wire(gateway.port())) {
            wire.send("GET /api/uji/apa/gema " + START + "\r\n");

            assertThat(wire.rest()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aBodyThatStandsStillIsTheCallersFault() throws IOException {
        String answer =
                Wire.untilClosed(gateway.port(), "POST /api/uji/apa/gema " + START + "Content-Length: 5\r\n\r\nhe");

        assertThat(answer).startsWith("HTTP/1.1 408").contains("pemanggil-terlalu-lambat");
        assertThat(Wire.untilClosed(
                        gateway.port(), "POST /pintu HTTP/1.1\r\nHost: kota\r\nContent-Length: 5\r\n\r\nhe"))
                .startsWith("HTTP/1.1 408");
    }

    @Test
    void anAnswerThatIsNotReadIsBrokenOff() throws IOException {
        try (Wire wire = new Wire(gateway.port())) {
            wire.send("GET /api/uji/apa/besar " + START + "\r\n");

            await().until(() -> gateway.evidence().stream()
                    .anyMatch(each -> each.toString().contains("pemanggil-terlalu-lambat")
                            || each.toString().contains("PEMANGGIL_TERLALU_LAMBAT")));
        }
    }

    @Test
    void aTargetThatStandsStillIsBrokenOff() throws IOException {
        String answer = Wire.untilClosed(gateway.port(), "GET /api/uji/apa/setengah " + START + "\r\n");

        assertThat(answer)
                .satisfiesAnyOf(
                        told -> assertThat(told).startsWith("HTTP/1.1 504"),
                        cut -> assertThat(cut).startsWith("HTTP/1.1 200").contains("ength: 100"));
    }
}
