package id.simpul.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.policy.Identity.Decision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class TokenEndpointTest {
    private static final String GRANT = "grant_type=client_credentials";

    private Door door;

    @BeforeEach
    void open(@TempDir Path home) {
        door = new Door(home);
        door.clients.reload();
    }

    @TestFactory
    Stream<DynamicTest> answersAsRfc6749Says() throws IOException {
        return Cases.of("token-requests.yaml").stream()
                .map(each -> DynamicTest.dynamicTest(Cases.text(each, "name", ""), () -> check(each)));
    }

    private void check(Map<String, Object> each) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", Cases.text(each, "type", "application/x-www-form-urlencoded"));
        if (each.containsKey("basic")) {
            headers.put("Authorization", Door.basic(Cases.text(each, "basic", "")));
        }
        if (each.containsKey("authorization")) {
            headers.put("Authorization", Cases.text(each, "authorization", ""));
        }
        String form = Cases.text(each, "form", "") + "x".repeat(Integer.parseInt(Cases.text(each, "padding", "0")));

        Reply reply = door.endpoint.token(Headers.of(headers), form.getBytes(StandardCharsets.UTF_8), "10.0.0.1");

        assertThat(reply.status()).isEqualTo(each.get("status"));
        assertThat(reply.headers().first("Cache-Control")).isEqualTo("no-store");
        assertThat(Door.json(reply).path("error").asString("none")).isEqualTo(Cases.text(each, "error", "none"));
        assertThat(Door.json(reply).path("scope").asString("none")).isEqualTo(Cases.text(each, "scope", "none"));
        assertThat(reply.headers().first("WWW-Authenticate") != null).isEqualTo(reply.status() == 401);
    }

    @Test
    void anIssuedTokenIsAccepted() {
        Decision decision = door.verifier.verify(door.token("konsol"));

        assertThat(decision).isInstanceOfSatisfying(Decision.Known.class, known -> {
            assertThat(known.client().code()).isEqualTo("konsol");
            assertThat(known.client().scopes()).containsExactlyInAnyOrder("admin", "api");
        });
    }

    @Test
    void theAuthorizationHeaderMayComeOnlyOnce() {
        List<String> values = List.of(Door.basic("simpeg:simpeg-demo"), Door.basic("konsol:konsol-demo"));
        Headers twice = new Headers() {
            @Override
            public String first(String name) {
                return name.equalsIgnoreCase("content-type") ? "application/x-www-form-urlencoded" : values.getFirst();
            }

            @Override
            public void forEach(java.util.function.BiConsumer<String, String> each) {
                values.forEach(value -> each.accept("authorization", value));
            }
        };

        Reply reply = door.endpoint.token(twice, GRANT.getBytes(StandardCharsets.UTF_8), "10.0.0.1");

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void whoFailsIsSlowedDownAndShutsOutNobody() {
        for (int i = 0; i < 10; i++) {
            assertThat(door.ask("simpeg", "guess" + i, GRANT, "203.0.113.7").status())
                    .isEqualTo(401);
        }

        Reply limited = door.ask("simpeg", "guess", GRANT, "203.0.113.7");

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.headers().first("Retry-After")).isEqualTo("61");
        assertThat(door.ask("simpeg", "simpeg-demo", GRANT, "203.0.113.7").status())
                .isEqualTo(200);
        assertThat(door.ask("simpeg", "guess", GRANT, "10.0.0.1").status()).isEqualTo(401);
        door.clock.advance(Duration.ofMinutes(1));
        assertThat(door.ask("simpeg", "guess", GRANT, "203.0.113.7").status()).isEqualTo(401);
    }

    @Test
    void guessingManyNamesCountsForTheAddressAndItsNeighbours() {
        for (int i = 0; i < 100; i++) {
            door.ask("app" + i, "guess", GRANT, "2001:db8::" + Integer.toHexString(i + 2));
        }

        assertThat(door.ask("konsol", "guess", GRANT, "2001:db8::ffff").status())
                .isEqualTo(429);
        assertThat(door.ask("konsol", "konsol-demo", GRANT, "2001:db8::ffff").status())
                .isEqualTo(200);
    }

    @Test
    void beforeTheCredentialsAreLoadedItSaysSo(@TempDir Path home) {
        Reply reply = new Door(home).ask("simpeg", "simpeg-demo", GRANT, "10.0.0.1");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.headers().first("Retry-After")).isEqualTo("2");
    }

    @Test
    void publishesOnlyThePublicHalfOfItsKeys() {
        String keys = new String(door.endpoint.jwks().body(), StandardCharsets.UTF_8);

        assertThat(keys).contains("\"kid\"", "\"n\"", "RS256").doesNotContain("\"d\"", "\"p\"", "\"q\"");
    }

    @Test
    void discoveryNamesTheDoors() {
        assertThat(Door.json(door.endpoint.discovery()).path("token_endpoint").asString())
                .isEqualTo(Door.URL + "/oauth2/token");
    }
}
