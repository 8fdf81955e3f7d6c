package id.simpul.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Takes whatever is sent to it, as an OpenTelemetry collector does, and keeps the bytes of each path. */
final class Collector implements AutoCloseable {
    private final Map<String, ByteArrayOutputStream> received = new ConcurrentHashMap<>();
    private final HttpServer server;

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.computeIfAbsent(exchange.getRequestURI().getPath(), path -> new ByteArrayOutputStream())
                    .writeBytes(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
        }
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The bytes that came for a path so far, a character each. */
    String received(String path) {
        ByteArrayOutputStream bytes = received.get(path);
        return bytes == null ? "" : bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
