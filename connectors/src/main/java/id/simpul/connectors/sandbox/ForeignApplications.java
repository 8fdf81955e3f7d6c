package id.simpul.connectors.sandbox;

import id.simpul.connectors.sandbox.Beats.Beat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays the calling applications: each fetches its own token and comes to the gateway from outside. */
@Component
@Conditional(SampleCity.class)
class ForeignApplications implements AutoCloseable {
    private static final int GATEWAY = 8000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final HttpRequest.BodyPublisher EMPTY = BodyPublishers.ofString("{}");

    private final URI gateway;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Map<String, Token> tokens = new HashMap<>();

    ForeignApplications(Environment environment, Clock clock) {
        int base = environment.getProperty("simpul.port-base", Integer.class, 0);
        this.gateway = URI.create(
                "http://127.0.0.1:" + environment.getProperty("simpul.port.gateway", Integer.class, GATEWAY + base));
        this.clock = clock;
    }

    private record Token(String value, Instant until) {}

    /** The status of the gateway's answer. */
    int call(Beat beat) throws IOException, InterruptedException {
        HttpRequest request = request(beat.path())
                .header("Authorization", "Bearer " + token(beat.consumer()))
                .header("Content-Type", "application/json")
                .method(beat.method(), beat.method().equals("GET") ? BodyPublishers.noBody() : EMPTY)
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status == 401) {
            forget(beat.consumer());
        }
        return status;
    }

    /**
     * The gateway's answer to a request of {@code application}.
     *
     * @param token whether the application shows its token, or {@code more} proves who it is
     */
    HttpResponse<String> ask(
            String application,
            boolean token,
            String method,
            String path,
            String contentType,
            byte[] body,
            String... more)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", contentType);
        if (token) {
            request.header("Authorization", "Bearer " + token(application));
        }
        if (more.length > 0) {
            request.headers(more);
        }
        HttpRequest.BodyPublisher content =
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        HttpResponse<String> answer =
                client.send(request.method(method, content).build(), BodyHandlers.ofString());
        if (token && answer.statusCode() == 401) {
            forget(application);
        }
        return answer;
    }

    /** The status of the gateway's answer to an event of {@code application} in structured mode. */
    int publish(String application, byte[] event) throws IOException, InterruptedException {
        return ask(application, true, "POST", "/events", "application/cloudevents+json", event)
                .statusCode();
    }

    private synchronized void forget(String application) {
        tokens.remove(application);
    }

    private synchronized String token(String application) throws IOException, InterruptedException {
        Token token = tokens.get(application);
        if (token == null || !clock.instant().isBefore(token.until())) {
            token = fetch(application);
            tokens.put(application, token);
        }
        return token.value();
    }

    private Token fetch(String application) throws IOException, InterruptedException {
        String credentials = application + ":" + application + "-demo";
        HttpRequest request = request("/oauth2/token")
                .header("Authorization", "Basic " + base64(credentials))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("token of " + application + ": " + response.statusCode() + " (expected: 200)");
        }
        JsonNode answer = JsonMapper.shared().readTree(response.body());
        Duration lifetime = Duration.ofSeconds(answer.path("expires_in").asLong(60));
        return new Token(
                answer.path("access_token").asString(""),
                clock.instant().plus(lifetime).minus(MARGIN));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(PATIENCE);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
