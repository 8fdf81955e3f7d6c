package id.simpul.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A subscriber that the hub has never seen: takes webhooks, and answers as the test tells it. */
final class Sink implements AutoCloseable {
    private final HttpServer server;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private volatile int answer = 204;

    Sink() {
        this(0);
    }

    Sink(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::take);
            server.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One delivery as it came. */
    record Taken(String path, Map<String, List<String>> headers, String body, int answered) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(each -> each.getKey().equalsIgnoreCase(name))
                    .map(each -> each.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = answers.entrySet().stream()
                .filter(each -> body.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(answer);
        taken.add(
                new Taken(exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()), body, status));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Answers everything with {@code status} from now on. */
    void answer(int status) {
        answer = status;
    }

    /** Answers what holds {@code text} with {@code status} from now on. */
    void answer(String text, int status) {
        answers.put(text, status);
    }

    void answerAsOthers(String text) {
        answers.remove(text);
    }

    /** Everything that was sent, in the order of arrival. */
    List<Taken> taken() {
        return taken;
    }

    /** What was taken for good. */
    List<Taken> kept() {
        return taken.stream().filter(each -> each.answered() < 300).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
