package id.simpul.gateway.identity;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.store.Home;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The applications' door without a server or a database: two clients, real keys, a clock that the test moves. */
final class Door {
    static final String URL = "http://127.0.0.1:8000";

    final MovableClock clock = new MovableClock();
    final KeyRing keys;
    final Clients clients;
    final TokenEndpoint endpoint;
    final JwtVerifier verifier;
    List<ClientCredential> stored;

    Door(Path home) {
        keys = new KeyRing(new Home(home), clock, "");
        stored = List.of(
                credential("simpeg", Set.of("api")),
                credential("konsol", Set.of("admin", "api")),
                new ClientCredential(
                        "lama", hash("lama"), Set.of("api"), clock.instant().minusSeconds(1), null),
                new ClientCredential("dicabut", hash("dicabut"), Set.of("api"), null, clock.instant()));
        clients = new Clients(() -> stored, keys, clock);
        GatewayAddress gateway = new GatewayAddress(URL);
        endpoint = new TokenEndpoint(clients, new TokenIssuer(keys, gateway, clock), clock);
        verifier = new JwtVerifier(keys, clients, gateway, clock);
    }

    ClientCredential credential(String code, Set<String> scopes) {
        return new ClientCredential(code, hash(code), scopes, null, null);
    }

    private String hash(String code) {
        return keys.hash(Purpose.CLIENT_SECRET, code + "-demo");
    }

    Reply ask(String id, String secret, String form, String address) {
        return endpoint.token(
                Headers.of(Map.of(
                        "Authorization",
                        basic(id + ":" + secret),
                        "Content-Type",
                        "application/x-www-form-urlencoded")),
                form.getBytes(StandardCharsets.UTF_8),
                address);
    }

    String token(String id) {
        return json(ask(id, id + "-demo", "grant_type=client_credentials", "10.0.0.1"))
                .get("access_token")
                .asString();
    }

    static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode json(Reply reply) {
        return JsonMapper.shared().readTree(reply.body());
    }

    static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T02:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
