package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 frame by frame, without a client that would refuse to send what is wrong (RFC 9113, section 8.2.2). */
class Http2WireTest {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    /** The server sends its headers with a priority before them. */
    private static final int PRIORITY_BYTES = 5;

    private static final int END_OF_STREAM_AND_HEADERS = 5;

    /** Index of {@code :status 200} in HPACK's static table (RFC 7541, appendix A), as it comes. */
    private static final byte OK = (byte) 0x88;

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

    @Test
    void aPlainRequestPasses() throws IOException {
        assertThat(ask("x-a: b")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connection: close",
                "keep-alive: 5",
                "proxy-connection: close",
                "upgrade: h2c",
                "transfer-encoding: chunked",
                "te: gzip",
                "host: lain",
                "X-Besar: a"
            })
    void whatBelongsToOneConnectionIsRefused(String header) throws IOException {
        target.heads().clear();

        assertThat(ask(header)).isFalse();
        assertThat(target.heads()).isEmpty();
    }

    /** Whether the answer to a GET with that header is 200. */
    private static boolean ask(String header) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        literal(block, ":method", "GET");
        literal(block, ":scheme", "http");
        literal(block, ":authority", "kota");
        literal(block, ":path", "/api/uji/apa/gema");
        literal(block, "authorization", "Bearer boleh");
        int colon = header.indexOf(": ");
        literal(block, header.substring(0, colon), header.substring(colon + 2));
        try (Wire wire = new Wire(gateway.port())) {
            wire.send(PREFACE
                    + frame(SETTINGS, 0, 0, "")
                    + frame(HEADERS, END_OF_STREAM_AND_HEADERS, 1, block.toString(StandardCharsets.ISO_8859_1)));
            return answeredWell(new DataInputStream(wire.in()));
        }
    }

    private static boolean answeredWell(DataInputStream in) throws IOException {
        while (true) {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            in.skipNBytes(5);
            byte[] payload = in.readNBytes(length);
            if (type == HEADERS) {
                return payload[PRIORITY_BYTES] == OK;
            }
            if (type == RESET || type == GOAWAY) {
                return false;
            }
        }
    }

    /** Literal without indexing, without Huffman coding (RFC 7541, section 6.2.2). */
    private static void literal(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        for (String each : new String[] {name, value}) {
            block.write(each.length());
            block.writeBytes(each.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String frame(int type, int flags, int stream, String payload) {
        int length = payload.length();
        return "" + (char) (length >> 16) + (char) (length >> 8 & 0xff) + (char) (length & 0xff) + (char) type
                + (char) flags + "\0\0\0" + (char) stream + payload;
    }
}
