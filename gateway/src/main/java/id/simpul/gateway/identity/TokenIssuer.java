package id.simpul.gateway.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import id.simpul.hub.keys.SigningKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Signs the tokens of applications (RFC 9068) and publishes what is needed to verify them. */
@Component
class TokenIssuer {
    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final String AUDIENCE = "simpul-gateway";
    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final TokenKeys keys;
    private final GatewayAddress gateway;
    private final Clock clock;

    TokenIssuer(TokenKeys keys, GatewayAddress gateway, Clock clock) {
        this.keys = keys;
        this.gateway = gateway;
        this.clock = clock;
    }

    String issue(String client, Set<String> scopes) throws OAuthException {
        SigningKey key = keys.signing();
        if (key == null) {
            throw OAuthException.notReady();
        }
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(TYPE)
                .keyID(key.keyId())
                .build();
        SignedJWT token = new SignedJWT(header, claims(client, scopes));
        try {
            token.sign(new RSASSASigner(key.privateKey()));
        } catch (JOSEException broken) {
            throw new IllegalStateException("token signing key: " + key.keyId() + " (expected: RSA 2048)", broken);
        }
        return token.serialize();
    }

    private JWTClaimsSet claims(String client, Set<String> scopes) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(gateway.url())
                .audience(AUDIENCE)
                .subject(client)
                .claim("client_id", client)
                .claim("scope", String.join(" ", scopes))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
    }

    Map<String, Object> publicKeys() {
        List<JWK> published =
                keys.verifying().stream().map(TokenIssuer::published).toList();
        return new JWKSet(published).toJSONObject(true);
    }

    private static JWK published(SigningKey key) {
        return new RSAKey.Builder((RSAPublicKey) key.publicKey())
                .keyID(key.keyId())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
    }

    Map<String, Object> metadata() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", gateway.url());
        document.put("jwks_uri", gateway.url() + "/oauth2/jwks");
        document.put("grant_types_supported", List.of("client_credentials"));
        document.put("response_types_supported", List.of());
        document.put("scopes_supported", List.of(SampleCity.API, SampleCity.ADMIN));
        endpoint(document, "token", "/oauth2/token");
        endpoint(document, "introspection", "/oauth2/introspect");
        endpoint(document, "revocation", "/oauth2/revoke");
        return document;
    }

    private void endpoint(Map<String, Object> document, String name, String path) {
        document.put(name + "_endpoint", gateway.url() + path);
        document.put(name + "_endpoint_auth_methods_supported", List.of("client_secret_basic", "private_key_jwt"));
        document.put(name + "_endpoint_auth_signing_alg_values_supported", AssertionVerifier.ALGORITHMS);
    }
}
