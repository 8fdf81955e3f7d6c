package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.runtime.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application's view of the hub: its doors over real sockets, as a vendor's developer calls them. */
final class HubClient {
    static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Ports ports;

    HubClient(Ports ports) {
        this.ports = ports;
    }

    URI gateway(String path) {
        return URI.create("http://127.0.0.1:" + ports.gateway() + path);
    }

    /** The answer of the token endpoint to an application of the sample city. */
    HttpResponse<String> askToken(String application, String secret) {
        String basic =
                Base64.getEncoder().encodeToString((application + ":" + secret).getBytes(StandardCharsets.US_ASCII));
        return send(HttpRequest.newBuilder(gateway("/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
    }

    String token(String application) {
        HttpResponse<String> answer = askToken(application, application + "-demo");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    /** Calls the gateway with an application's token. */
    HttpResponse<String> call(String application, String method, String path, String... headers) {
        return call(application, method, path, BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> call(String application, String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway(path))
                .header("Authorization", "Bearer " + token(application))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Asks the admin API as the console's own client. */
    HttpResponse<String> admin(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + ports.web() + "/admin/v1" + path))
                .header("Authorization", "Bearer " + token("konsol"))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Applies one agency's file to the running hub. */
    HttpResponse<String> apply(String name, String yaml) {
        return admin("POST", "/registry/apply?file=" + name, yaml, "Content-Type", "application/yaml");
    }

    /** The records of one call, as the ledger's tables have them; empty while they are on their way. */
    JsonNode records(String callId) {
        HttpResponse<String> answer = admin("GET", "/calls/" + callId, "");
        return answer.statusCode() == 200 ? JSON.readTree(answer.body()).path("records") : JSON.createArrayNode();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new AssertionError(request.uri() + ": " + broken, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
