package id.simpul.gateway.dataplane;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A target by hand down to the socket. The last part of the path says how it answers. */
final class WireTarget implements AutoCloseable {
    private final ServerSocket server;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<String> whole = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicLong written = new AtomicLong();

    WireTarget() throws IOException {
        server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String origin() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** The heads of all requests, in lower case. */
    List<String> heads() {
        return heads;
    }

    /** The first lines of the requests that came with their whole body. */
    List<String> whole() {
        return whole;
    }

    /** How much was written of all endless answers. */
    long written() {
        return written.get();
    }

    /** Lets what waits go on. */
    void release() {
        released.countDown();
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
                heads.add(head.toLowerCase(Locale.ROOT));
                String way = head.substring(head.lastIndexOf('/', head.indexOf(" HTTP/")) + 1, head.indexOf(" HTTP/"));
                if (way.startsWith("tunggu")) {
                    released.await();
                }
                long body = way.startsWith("dini") ? 0 : body(head.toLowerCase(Locale.ROOT), in);
                whole.add(head.lines().findFirst().orElse(""));
                answer(way.split("\\?", 2)[0], head, body, socket.getOutputStream());
            }
        } catch (IOException gone) {
            // the gateway hung up
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(String way, String head, long body, OutputStream out) throws IOException, InterruptedException {
        switch (way) {
            case "besar" -> endless(out, 64L << 20);
            case "berantai" -> {
                text(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Akhir\r\n\r\n");
                text(out, "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX-Akhir: 1\r\n\r\n");
            }
            case "pindah" ->
                text(out, "HTTP/1.1 302 Found\r\nLocation: http://lain.example/\r\nContent-Length: 0\r\n\r\n");
            case "kepala" -> text(out, "HTTP/1.1 200 OK\r\nContent-Length: 1234\r\nETag: \"a\"\r\n\r\n");
            case "kepala2" -> text(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            case "kosong" -> text(out, "HTTP/1.1 204 No Content\r\n\r\n");
            case "lama" -> text(out, "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n");
            case "bagian" ->
                text(out, "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 2-4/9\r\nContent-Length: 3\r\n\r\ncde");
            case "loncat" -> {
                text(out, "HTTP/1.1 200 OK\r\nConnection: X-Loncat, close\r\nX-Loncat: 1\r\n");
                text(
                        out,
                        "Keep-Alive: timeout=1\r\nProxy-Authenticate: Basic\r\nX-Tetap: 1\r\nContent-Length: 0\r\n\r\n");
            }
            case "setengah" -> {
                text(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nab");
                closed.await();
            }
            default -> {
                String told = "bytes=" + body + (head.startsWith("HEAD") ? "!" : "");
                text(out, "HTTP/1.1 200 OK\r\nContent-Length: " + told.length() + "\r\n\r\n" + told);
            }
        }
    }

    private void endless(OutputStream out, long length) throws IOException {
        text(out, "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n");
        byte[] piece = new byte[64 * 1024];
        for (long sent = 0; sent < length; sent += piece.length) {
            out.write(piece);
            written.addAndGet(piece.length);
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static long body(String head, InputStream in) throws IOException {
        int length = head.indexOf("\ncontent-length:");
        if (length >= 0) {
            int end = head.indexOf('\r', length);
            long left = Long.parseLong(head.substring(length + 16, end).strip());
            long total = left;
            byte[] piece = new byte[64 * 1024];
            while (left > 0) {
                int got = in.read(piece, 0, (int) Math.min(piece.length, left));
                if (got < 0) {
                    throw new IOException("cut off");
                }
                left -= got;
            }
            return total;
        }
        return head.contains("\ntransfer-encoding: chunked") ? chunks(in) : 0;
    }

    private static long chunks(InputStream in) throws IOException {
        long total = 0;
        for (String line = line(in); ; line = line(in)) {
            int size = Integer.parseInt(line.split(";", 2)[0].strip(), 16);
            if (in.readNBytes(size).length < size) {
                throw new IOException("cut off");
            }
            total += size;
            line(in);
            if (size == 0) {
                return total;
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("cut off");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            head.write(c);
            if (c == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        released.countDown();
        server.close();
    }
}
