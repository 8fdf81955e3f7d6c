package id.simpul.hub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientKeyTest {
    /** The key of RFC 7515, appendix A.3. */
    static final Map<String, String> ELLIPTIC = Map.of(
            "kty", "EC",
            "kid", "ec",
            "crv", "P-256",
            "x", "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");

    private static Map<String, String> rsa(int bits) {
        BigInteger odd = BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
        String modulus = Base64.getUrlEncoder().withoutPadding().encodeToString(odd.toByteArray());
        return Map.of("kty", "RSA", "kid", "rsa", "n", modulus, "e", "AQAB");
    }

    private static Map<String, String> with(Map<String, String> members, String name, String value) {
        Map<String, String> changed = new TreeMap<>(members);
        changed.put(name, value);
        return changed;
    }

    @Test
    void publicKeysAreTaken() {
        assertThat(ClientKey.of(ELLIPTIC).kid()).isEqualTo("ec");
        assertThat(ClientKey.of(rsa(2048)).members()).containsEntry("e", "AQAB");
        assertThat(ClientKey.of(with(rsa(4096), "alg", "PS256")).kid()).isEqualTo("rsa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
    void aPrivateMemberIsRefusedAndNeverRepeated(String member) {
        assertThatThrownBy(() -> ClientKey.of(with(rsa(2048), member, "rahasianya")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(member + ": a private member (expected: the public key alone")
                .hasMessageNotContaining("rahasianya");
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 2047, 4097})
    void anRsaKeyHasASensibleSize(int bits) {
        assertThatThrownBy(() -> ClientKey.of(rsa(bits))).hasMessageContaining(bits + " bits");
    }

    @ParameterizedTest
    @CsvSource({
        "kty, oct, kty: oct (expected: RSA or EC)",
        "kid, '', 'kid:  (expected: 1 to 100 letters, digits or ._:=-)'",
        "use, enc, use: enc (expected: sig)",
        "alg, RS256, alg: RS256 (expected: ES256)",
        "alg, none, alg: none (expected: ES256)",
        "crv, P-521, crv: P-521 (expected: P-256)",
        "x, AAAA, 'x, y: no such point (expected: a point of P-256)'",
        "y, '***', y: *** (expected: base64url)",
        "jku, x, 'jku: unknown (expected: one of kty, kid, use, alg, n, e, crv, x, y)'"
    })
    void whatIsWrongIsNamed(String member, String value, String sentence) {
        assertThatThrownBy(() -> ClientKey.of(with(ELLIPTIC, member, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource({"alg, HS256", "alg, none", "e, AQ", "e, AAAA", "n, ''"})
    void anRsaKeyIsWhole(String member, String value) {
        assertThatThrownBy(() -> ClientKey.of(with(rsa(2048), member, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(member + ": ");
    }
}
