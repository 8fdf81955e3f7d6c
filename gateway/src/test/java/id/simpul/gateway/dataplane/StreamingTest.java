package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does not read slows down whoever sends: nothing piles up in the hub. */
class StreamingTest {
    private static final int PIECE = 64 * 1024;
    private static final long LENGTH = 64L << 20;

    /** What the sockets of both sides may hold on their way; the hub's own share is well below a megabyte. */
    private static final long BOUND = 32L << 20;

    @TempDir
    private Path home;

    private WireTarget target;
    private Gateway gateway;

    @BeforeEach
    void open() throws IOException {
        target = new WireTarget();
        gateway = new Gateway(home, target.origin(), "", Map.of());
    }

    @AfterEach
    void close() throws IOException {
        gateway.close();
        target.close();
    }

    @Test
    void upTheSenderWaitsForTheTarget() throws IOException {
        AtomicLong sent = new AtomicLong();
        try (Wire wire = new Wire(gateway.port())) {
            wire.send("POST /api/uji/apa/tunggu HTTP/1.1\r\nHost: kota\r\n" + Gateway.TOKEN + "Content-Length: "
                    + LENGTH + "\r\n\r\n");
            Thread.ofVirtual().start(() -> pour(wire, sent));
            awaitStandstill(sent);

            assertThat(sent.get()).isPositive().isLessThan(BOUND);
            target.release();

            assertThat(wire.head()).startsWith("HTTP/1.1 200");
            assertThat(wire.bytes(14)).isEqualTo("bytes=" + LENGTH);
        }
    }

    private static void pour(Wire wire, AtomicLong sent) {
        try {
            OutputStream out = wire.socket().getOutputStream();
            byte[] piece = new byte[PIECE];
            while (sent.get() < LENGTH) {
                out.write(piece);
                sent.addAndGet(PIECE);
            }
        } catch (IOException gone) {
            // the test has ended
        }
    }

    @Test
    void downTheTargetWaitsForTheReader() throws IOException {
        try (Wire wire = new Wire(gateway.port())) {
            wire.send("GET /api/uji/apa/besar HTTP/1.1\r\nHost: kota\r\n" + Gateway.TOKEN + "\r\n");
            assertThat(wire.head()).contains("ength: " + LENGTH);
            AtomicLong written = new AtomicLong();
            await().pollInterval(Duration.ofMillis(300)).until(() -> {
                long before = written.getAndSet(target.written());
                return before > 0 && before == target.written();
            });

            assertThat(target.written()).isLessThan(BOUND);

            assertThat(drained(wire)).isEqualTo(LENGTH);
        }
    }

    private static long drained(Wire wire) throws IOException {
        byte[] piece = new byte[PIECE];
        long total = 0;
        while (total < LENGTH) {
            int got = wire.in().read(piece);
            if (got < 0) {
                return total;
            }
            total += got;
        }
        return total;
    }

    private static void awaitStandstill(AtomicLong moving) {
        AtomicLong last = new AtomicLong();
        await().pollInterval(Duration.ofMillis(300)).until(() -> {
            long before = last.getAndSet(moving.get());
            return before > 0 && before == moving.get();
        });
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedWhereverItsEndIs() throws IOException {
        AtomicLong sent = new AtomicLong();
        try (Wire wire = new Wire(gateway.port())) {
            wire.send("POST /api/uji/apa/gema HTTP/1.1\r\nHost: kota\r\n" + Gateway.TOKEN
                    + "Transfer-Encoding: chunked\r\n\r\n");
            Thread.ofVirtual().start(() -> pourChunks(wire, sent));

            assertThat(wire.head()).startsWith("HTTP/1.1 413");
        }
        assertThat(target.whole()).isEmpty();
    }

    private static void pourChunks(Wire wire, AtomicLong sent) {
        try {
            OutputStream out = wire.socket().getOutputStream();
            byte[] size = "100000\r\n".getBytes(StandardCharsets.US_ASCII);
            byte[] piece = new byte[0x100000 + 2];
            piece[piece.length - 2] = '\r';
            piece[piece.length - 1] = '\n';
            while (true) {
                out.write(size);
                out.write(piece);
                sent.addAndGet(piece.length);
            }
        } catch (IOException gone) {
            // refused, as it should be
        }
    }
}
