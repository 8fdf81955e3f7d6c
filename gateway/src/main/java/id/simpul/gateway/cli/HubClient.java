package id.simpul.gateway.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the admin API of one hub; fetches its token itself. */
final class HubClient {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final int FIRST_ERROR = 400;

    private final HubAddress address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private @Nullable String token;

    HubClient(HubAddress address) {
        this.address = address;
    }

    JsonNode get(String path) {
        return send(request("GET", path, "", "application/json"));
    }

    JsonNode post(String path, Object body) {
        return send(request("POST", path, JSON.writeValueAsString(body), "application/json"));
    }

    void delete(String path) {
        send(request("DELETE", path, "", "application/json"));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest request(String method, String path, String body, String type) {
        return HttpRequest.newBuilder(uri(address.web() + "/admin/v1" + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", type)
                .header("Accept", "application/json")
                .header("Accept-Language", address.language())
                .timeout(TIMEOUT)
                .build();
    }

    private String token() {
        if (token == null) {
            String pair = encoded(address.clientId()) + ":" + encoded(address.clientSecret());
            String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            JsonNode answer = send(HttpRequest.newBuilder(uri(address.gateway() + "/oauth2/token"))
                    .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                    .header("Authorization", "Basic " + basic)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .timeout(TIMEOUT)
                    .build());
            token = answer.path("access_token").asString();
        }
        return token;
    }

    private static URI uri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException malformed) {
            throw CommandException.unreachable(url, "not an address");
        }
    }

    private JsonNode send(HttpRequest request) {
        HttpResponse<String> response = answer(request);
        JsonNode body = json(response.body());
        if (response.statusCode() >= FIRST_ERROR) {
            throw CommandException.refused(reasons(response.statusCode(), body));
        }
        return body;
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            String reason = failed.getMessage() == null ? "connection refused" : failed.getMessage();
            throw CommandException.unreachable(address.web(), reason);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw CommandException.refused("simpul: interrupted");
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException foreign) {
            return JSON.createObjectNode();
        }
    }

    /** A problem of the hub, or an error of its token endpoint, in the order in which a person asks. */
    private static List<String> reasons(int status, JsonNode body) {
        List<String> lines = new ArrayList<>();
        body.path("problems").forEach(each -> lines.add(place(each)));
        if (body.has("title")) {
            lines.add("simpul: " + body.path("title").asString() + " (" + status + " "
                    + body.path("code").asString() + "): " + body.path("detail").asString());
            lines.add("        " + body.path("action").asString());
        } else {
            lines.add("simpul: the hub answered " + status + " "
                    + body.path("error_description").asString("without a reason that this command knows"));
        }
        return lines;
    }

    private static String place(JsonNode problem) {
        int line = problem.path("line").asInt();
        String field = problem.path("field").asString();
        return problem.path("file").asString()
                + (line > 0 ? ":" + line : "")
                + (field.isEmpty() ? "" : " " + field)
                + ": " + problem.path("found").asString()
                + " (expected: " + problem.path("expected").asString() + ")";
    }
}
