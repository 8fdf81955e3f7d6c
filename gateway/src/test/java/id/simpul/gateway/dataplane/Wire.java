package id.simpul.gateway.dataplane;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** One connection to the gateway, byte by byte: nothing between the test and the wire. */
final class Wire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 8_000;

    private final Socket socket;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** What comes back for {@code request}, whose characters are bytes, until the gateway closes the connection. */
    static String untilClosed(int port, String request) throws IOException {
        try (Wire wire = new Wire(port)) {
            return wire.send(request).rest();
        }
    }

    Wire send(String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (SocketException closed) {
            // refused before its end: what was answered is still to be read
        }
        return this;
    }

    /** The next head, its blank line included; what is there where the connection ends before. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        for (int c = read(); c >= 0; c = read()) {
            head.append((char) c);
            if (c == '\n' && head.toString().endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString();
    }

    String bytes(int count) throws IOException {
        return new String(socket.getInputStream().readNBytes(count), StandardCharsets.ISO_8859_1);
    }

    String rest() throws IOException {
        StringBuilder rest = new StringBuilder();
        for (int c = read(); c >= 0; c = read()) {
            rest.append((char) c);
        }
        return rest.toString();
    }

    private int read() throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketException reset) {
            return -1;
        }
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
