package id.simpul.gateway.dataplane;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A target down to the socket that does what it was told for its next requests, one word a request: a status such as
 * {@code 503}, {@code reset} for closing without a byte, {@code silent} for never answering, {@code held} for answering when
 * it is released, {@code slow-body} for a head at once and the rest when it is released, {@code closing} for an answer and
 * the end of the connection, {@code cut} for half an answer and the end, {@code garbage} for what is no HTTP, {@code huge} for
 * an answer of 2 MiB, {@code elsewhere} for a redirect to {@code /lain}; and else what it does usually.
 */
final class ScriptedTarget implements AutoCloseable {
    private static final int HUGE = 2 << 20;

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Queue<String> script = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger checked = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile String usual = "200";
    private volatile String health = "200";

    ScriptedTarget() throws IOException {
        this(0);
    }

    ScriptedTarget(int port) throws IOException {
        server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
        Thread.ofVirtual().start(this::accept);
    }

    String origin() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getLocalPort();
    }

    ScriptedTarget next(String... words) {
        script.addAll(List.of(words));
        return this;
    }

    ScriptedTarget always(String word) {
        usual = word;
        return this;
    }

    /** What it says to the hub's checks, at {@code /sehat}. */
    void health(String word) {
        health = word;
    }

    /** How many requests came, without checks. */
    int asked() {
        return asked.get();
    }

    int checked() {
        return checked.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String first = in.readLine(); first != null; first = in.readLine()) {
                body(in);
                if (!answer(word(first), socket.getOutputStream())) {
                    return;
                }
            }
        } catch (IOException gone) {
            // the gateway hung up, or the target was killed
        } finally {
            open.remove(socket);
        }
    }

    private String word(String first) {
        if (first.contains("/sehat")) {
            checked.incrementAndGet();
            return health;
        }
        asked.incrementAndGet();
        String told = script.poll();
        return told == null ? usual : told;
    }

    private static void body(BufferedReader in) throws IOException {
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        for (int i = 0; i < length && in.read() >= 0; i++) {
            // bodies are only counted
        }
    }

    private boolean answer(String word, OutputStream out) throws IOException {
        switch (word) {
            case "reset" -> {
                return false;
            }
            case "silent" -> {
                return true;
            }
            case "held" -> {
                awaitRelease();
                return answer("200", out);
            }
            case "slow-body" -> {
                write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na");
                awaitRelease();
                write(out, "b");
                return true;
            }
            case "closing" -> {
                write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                return false;
            }
            case "cut" -> {
                write(out, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nok");
                return false;
            }
            case "garbage" -> {
                write(out, "220 mail.contoh.example ESMTP\r\n\r\n");
                return true;
            }
            case "huge" -> {
                write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + HUGE + "\r\n\r\n" + "x".repeat(HUGE));
                return true;
            }
            case "elsewhere" -> {
                write(out, "HTTP/1.1 307 X\r\nLocation: " + origin() + "/lain\r\nContent-Length: 0\r\n\r\n");
                return true;
            }
            default -> {
                String body = "dari " + port();
                write(out, "HTTP/1.1 " + word + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
                return true;
            }
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets what is held go on. */
    void release() {
        released.countDown();
    }

    /** As a killed process: nothing listens any more, and what was open is cut off. */
    @Override
    public void close() throws IOException {
        server.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
