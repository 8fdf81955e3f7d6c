package id.simpul.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.keys.Purpose;
import id.simpul.hub.keys.SigningKey;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.policy.Identity.Decision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class JwtVerifierTest {
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"<kid>\"}";
    private static final String CLAIMS =
            "{\"iss\":\"http://127.0.0.1:8000\",\"aud\":\"simpul-gateway\",\"sub\":\"simpeg\",\"scope\":\"api\","
                    + "\"nbf\":<now>,\"iat\":<now>,\"jti\":\"t1\",\"exp\":<now+600>}";

    private Door door;

    @BeforeEach
    void open(@TempDir Path home) {
        door = new Door(home);
        door.revokedTokens = List.of(new Stored.RevokedToken(
                "revoked", "simpeg", door.clock.instant().plusSeconds(600)));
        door.clients.reload();
    }

    @TestFactory
    Stream<DynamicTest> judgesForgedTokens() throws IOException {
        return Cases.of("tokens.yaml").stream()
                .map(each -> DynamicTest.dynamicTest(Cases.text(each, "name", ""), () -> check(each)));
    }

    private void check(Map<String, Object> each) throws GeneralSecurityException {
        String header = filled(Cases.text(each, "header", HEADER));
        String claims = filled(Cases.text(each, "claims", CLAIMS));
        String signed = base64(header) + "." + base64(claims);
        String token = signed + "." + signature(Cases.text(each, "signed", "by the hub"), signed);

        assertThat(outcome(Cases.text(each, "token", token))).isEqualTo(each.get("outcome"));
    }

    private String outcome(String token) {
        return switch (door.verifier.verify(token)) {
            case Decision.Known known -> "known";
            case Decision.Refused refused -> refused.fault().code().code();
        };
    }

    private String filled(String template) {
        long now = door.clock.instant().getEpochSecond();
        return template.replace("<kid>", key().keyId())
                .replace("<now>", Long.toString(now))
                .replace("<now+600>", Long.toString(now + 600))
                .replace("<now+31>", Long.toString(now + 31))
                .replace("<now+29>", Long.toString(now + 29))
                .replace("<now-29>", Long.toString(now - 29))
                .replace("<now-31>", Long.toString(now - 31))
                .replace("<long>", "x".repeat(5000));
    }

    private String signature(String by, String signed) throws GeneralSecurityException {
        return switch (by) {
            case "by the hub" -> rsa(key().privateKey(), signed);
            case "by a stranger" ->
                rsa(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate(), signed);
            case "by nobody" -> "";
            case "with the public key as a secret" -> hmac(signed);
            default -> throw new IllegalArgumentException(by);
        };
    }

    private static String rsa(PrivateKey key, String signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private String hmac(String signed) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key().publicKey().getEncoded(), "HmacSHA256"));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private SigningKey key() {
        return door.keys.signing(Purpose.TOKEN_SIGNING);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTokenExpiresAfterTenMinutesAndTheLeeway() {
        String token = door.token("simpeg");

        door.clock.advance(Duration.ofMinutes(10));
        assertThat(outcome(token)).isEqualTo("known");
        door.clock.advance(Duration.ofSeconds(30));
        assertThat(outcome(token)).isEqualTo(FaultCode.TOKEN_KEDALUWARSA.code());
    }

    @Test
    void aTokenOutlivesTheRotationOfItsKey() {
        String token = door.token("simpeg");

        door.keys.rotate(Purpose.TOKEN_SIGNING);

        assertThat(outcome(token)).isEqualTo("known");
    }

    @Test
    void aTokenEndsWithTheLastCredentialOfItsClient() {
        String token = door.token("simpeg");
        ClientCredential now = door.stored.getFirst();
        door.stored = List.of(new ClientCredential(
                1, "simpeg", now.secretHash(), now.scopes(), "", null, null, door.clock.instant()));
        door.clients.reload();

        assertThat(outcome(token)).isEqualTo(FaultCode.KLIEN_DICABUT.code());
    }
}
