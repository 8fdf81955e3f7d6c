package id.simpul.gateway.identity;

import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Answers of the token endpoint in the words of RFC 6749, sections 5.1 and 5.2. */
final class OAuthAnswer {
    private static final JsonMapper JSON = JsonMapper.shared();

    private OAuthAnswer() {}

    static Reply token(String token, Duration lifetime, String scope) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", token);
        body.put("token_type", "Bearer");
        body.put("expires_in", lifetime.toSeconds());
        body.put("scope", scope);
        return reply(200, body, notStored());
    }

    static Reply error(OAuthException refused) {
        Map<String, String> headers = notStored();
        headers.putAll(refused.headers());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", refused.error());
        body.put("error_description", refused.description());
        return reply(refused.status(), body, headers);
    }

    /** Of RFC 7662, section 2.2. */
    static Reply status(Map<String, Object> body) {
        return reply(200, body, notStored());
    }

    /** Of RFC 7009, section 2.2. */
    static Reply done() {
        return new Reply(200, Headers.of(notStored()), new byte[0]);
    }

    static Reply published(Map<String, Object> document) {
        return reply(200, document, new LinkedHashMap<>(Map.of("Cache-Control", "public, max-age=300")));
    }

    private static Map<String, String> notStored() {
        return new LinkedHashMap<>(Map.of("Cache-Control", "no-store", "Pragma", "no-cache"));
    }

    private static Reply reply(int status, Map<String, Object> body, Map<String, String> headers) {
        headers.put("Content-Type", "application/json");
        return new Reply(
                status, Headers.of(headers), JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    }
}
