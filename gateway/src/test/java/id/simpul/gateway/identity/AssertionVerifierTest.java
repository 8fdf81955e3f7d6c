package id.simpul.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.policy.Identity.Decision;
import id.simpul.hub.registry.ClientKey;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class AssertionVerifierTest {
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"rsa\"}";
    private static final String CLAIMS = "{\"iss\":\"simpeg\",\"sub\":\"simpeg\","
            + "\"aud\":\"http://127.0.0.1:8000/oauth2/token\",\"iat\":<now>,\"exp\":<now+60>,\"jti\":\"a1\"}";

    private static RSAKey rsa;
    private static RSAKey stranger;
    private static ECKey elliptic;

    @TempDir
    private Path folder;

    private Door door;

    @BeforeAll
    static void makeKeys() throws JOSEException {
        rsa = new RSAKeyGenerator(2048).generate();
        stranger = new RSAKeyGenerator(2048).generate();
        elliptic = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    }

    @BeforeEach
    void open() {
        door = new Door(folder);
        door.clients.reload();
        door.renewal.take(Door.registry(
                "simpeg",
                List.of(
                        registered(elliptic),
                        registered(named("rsa", JWSAlgorithm.RS256)),
                        registered(named("pss", JWSAlgorithm.PS256)),
                        registered(new RSAKey.Builder(rsa).keyID("bare").build()))));
    }

    private static RSAKey named(String kid, JWSAlgorithm algorithm) {
        return new RSAKey.Builder(rsa).keyID(kid).algorithm(algorithm).build();
    }

    private static ClientKey registered(JWK key) {
        Map<String, String> members = new TreeMap<>();
        key.toPublicJWK().toJSONObject().forEach((name, value) -> members.put(name, value.toString()));
        return ClientKey.of(members);
    }

    @TestFactory
    Stream<DynamicTest> judgesAssertions() throws IOException {
        return Cases.of("assertions.yaml").stream()
                .map(each -> DynamicTest.dynamicTest(Cases.text(each, "name", ""), () -> check(each)));
    }

    private void check(Map<String, Object> each) throws JOSEException {
        open();
        String header = Cases.text(each, "header", HEADER);
        String assertion = signed(header, Cases.text(each, "claims", CLAIMS), Cases.text(each, "key", "rsa"));

        Reply reply = ask(
                Cases.text(each, "assertion", assertion),
                Cases.text(each, "type", AssertionVerifier.TYPE),
                Cases.text(each, "form", ""),
                Cases.text(each, "basic", ""));

        String outcome =
                reply.status() == 200 ? "ok" : Door.json(reply).path("error").asString();
        assertThat(outcome).as(Door.json(reply).toString()).isEqualTo(each.get("outcome"));
        assertThat(reply.status())
                .isEqualTo(Map.of("ok", 200, "invalid_client", 401).getOrDefault(outcome, 400));
    }

    private Reply ask(String assertion, String type, String more, String basic) {
        String form = "grant_type=client_credentials&client_assertion=" + assertion
                + (type.isEmpty() ? "" : "&client_assertion_type=" + URLEncoder.encode(type, StandardCharsets.UTF_8))
                + (more.isEmpty() ? "" : "&" + more);
        Map<String, String> headers = new TreeMap<>(Map.of("Content-Type", "application/x-www-form-urlencoded"));
        if (!basic.isEmpty()) {
            headers.put("Authorization", Door.basic(basic));
        }
        return door.endpoint.token(Headers.of(headers), form.getBytes(StandardCharsets.UTF_8), "10.0.0.1");
    }

    private String signed(String header, String claims, String key) throws JOSEException {
        String text = Base64URL.encode(header) + "." + Base64URL.encode(filled(claims));
        return text + "." + signature(key, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String signature(String key, byte[] text) throws JOSEException {
        return switch (key) {
            case "rsa" -> sign(new RSASSASigner(rsa), JWSAlgorithm.RS256, text);
            case "pss", "bare" -> sign(new RSASSASigner(rsa), JWSAlgorithm.PS256, text);
            case "ec" -> sign(new ECDSASigner(elliptic), JWSAlgorithm.ES256, text);
            case "stranger" -> sign(new RSASSASigner(stranger), JWSAlgorithm.RS256, text);
            case "public" -> sign(new MACSigner(rsa.toRSAPublicKey().getEncoded()), JWSAlgorithm.HS256, text);
            case "nobody" -> "";
            default -> throw new IllegalArgumentException(key);
        };
    }

    private static String sign(JWSSigner signer, JWSAlgorithm algorithm, byte[] text) throws JOSEException {
        return signer.sign(new JWSHeader(algorithm), text).toString();
    }

    private String filled(String template) {
        long now = door.clock.instant().getEpochSecond();
        String filled = template.replace("<201>", "x".repeat(201)).replace("<4000>", "x".repeat(4000));
        for (int offset : new int[] {0, 29, 31, 60, 300, 331, -31}) {
            String name = offset == 0 ? "<now>" : "<now%+d>".formatted(offset);
            filled = filled.replace(name, Long.toString(now + offset));
        }
        return filled;
    }

    @Test
    void anAssertionBuysOneToken() throws JOSEException {
        String assertion = signed(HEADER, CLAIMS, "rsa");
        assertThat(ask(assertion, AssertionVerifier.TYPE, "", "").status()).isEqualTo(200);

        door.clock.advance(Duration.ofSeconds(10));
        Reply again = ask(assertion, AssertionVerifier.TYPE, "", "");

        assertThat(again.status()).isEqualTo(401);
        assertThat(Door.json(again).path("error_description").asString()).isEqualTo("the assertion was used before");
    }

    @Test
    void theTokenIsGoodAndCannotAdminister() throws JOSEException {
        Reply reply = ask(signed(HEADER, CLAIMS, "rsa"), AssertionVerifier.TYPE, "", "");

        assertThat(Door.json(reply).path("scope").asString()).isEqualTo("api");
        assertThat(door.verifier.verify(Door.json(reply).path("access_token").asString()))
                .isInstanceOf(Decision.Known.class);
    }

    @Test
    void anApplicationThatIsShutOutCannotSign() throws JOSEException {
        door.revokedClients =
                List.of(new Stored.RevokedClient("simpeg", door.clock.instant(), "operator", "bocor", null));
        door.renewal.renew();

        Reply reply = ask(signed(HEADER, CLAIMS, "rsa"), AssertionVerifier.TYPE, "", "");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(Door.json(reply).path("error_description").asString())
                .isEqualTo("the client's access has been revoked");
        assertThat(Door.json(door.ask("simpeg", "simpeg-demo", "grant_type=client_credentials", "10.0.0.1"))
                        .path("error_description")
                        .asString())
                .isEqualTo("the client's access has been revoked");
    }
}
