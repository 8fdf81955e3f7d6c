package id.simpul.deploy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * An HTTP server that the hub has never seen, by hand down to the socket, so that it can misbehave: the first part of the
 * path behind {@code /dunia} says how.
 */
final class ForeignServer implements AutoCloseable {
    static final int BIG = 24 * 1024 * 1024;

    private final ServerSocket server;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    ForeignServer() throws IOException {
        server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("foreign").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The heads of all requests so far, as they came over the wire. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                heads.add(head);
                if (!answer(head, in, socket)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // the hub hung up
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers one request; false where the connection has to end. */
    private boolean answer(String head, InputStream in, Socket socket) throws IOException, InterruptedException {
        byte[] body = in.readNBytes(length(head));
        OutputStream out = socket.getOutputStream();
        String path = head.split(" ", 3)[1];
        switch (path.split("/", 4)[2].split("\\?", 2)[0]) {
            case "baik" -> json(out, "200 OK", "{\"kode\":\"1\",\"nama\":\"Satu\",\"rahasia\":\"jangan\"}");
            case "gema" -> json(out, "201 Created", "{\"bytes\":" + body.length + "}");
            case "galat" -> json(out, "500 Internal Server Error", "{\"pesan\":\"rusak\"}");
            case "sampah" ->
                raw(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 6\r\n\r\n<html>");
            case "ngawur" -> raw(out, "SMTP ready\r\n\r\n");
            case "pindah" ->
                raw(out, "HTTP/1.1 302 Found\r\nLocation: http://lain.example/\r\nContent-Length: 0\r\n\r\n");
            case "besar" -> big(out);
            case "putus" -> {
                socket.setSoLinger(true, 0);
                return false;
            }
            case "separuh" -> {
                raw(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbaru separuh");
                return false;
            }
            case "diam" -> closed.await();
            default -> json(out, "404 Not Found", "{\"pesan\":\"tidak ada\"}");
        }
        return true;
    }

    private static void json(OutputStream out, String status, String body) throws IOException {
        raw(
                out,
                "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nX-Hop: 1\r\nConnection: x-hop\r\n"
                        + "Simpul-Palsu: 1\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static void raw(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void big(OutputStream out) throws IOException {
        raw(out, "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: " + BIG + "\r\n\r\n");
        byte[] piece = new byte[64 * 1024];
        for (int sent = 0; sent < BIG; sent += piece.length) {
            out.write(piece);
        }
        out.flush();
    }

    private static String head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c != '\n') {
                line.append((char) c);
                continue;
            }
            if (line.toString().isBlank()) {
                return String.join("\n", lines);
            }
            lines.add(line.toString().strip());
            line.setLength(0);
        }
        return "";
    }

    private static int length(String head) {
        return head.lines()
                .filter(each -> each.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(each ->
                        Integer.parseInt(each.substring(each.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
