package id.simpul.gateway.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import id.simpul.hub.registry.ClientKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Verifies what an application signed to authenticate ({@code private_key_jwt}: RFC 7523, section 3). Which algorithms
 * fit is said by the registered key, never by the assertion.
 */
@Component
class AssertionVerifier {
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    /** How far ahead an assertion may expire. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    static final List<String> ALGORITHMS = List.of("RS256", "PS256", "ES256");

    private static final int MAX_LENGTH = 4096;
    private static final int MAX_ID = 200;
    private static final Set<JWSAlgorithm> RSA = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256);
    private static final Set<JWSAlgorithm> EC = Set.of(JWSAlgorithm.ES256);

    private final Clients clients;
    private final GatewayAddress gateway;
    private final UsedAssertions used;
    private final Clock clock;

    AssertionVerifier(Clients clients, GatewayAddress gateway, UsedAssertions used, Clock clock) {
        this.clients = clients;
        this.gateway = gateway;
        this.used = used;
        this.clock = clock;
    }

    /** Whom {@code assertion} names, without any proof. */
    static String claimed(String assertion) throws OAuthException {
        String subject = null;
        try {
            subject = assertion.length() > MAX_LENGTH
                    ? null
                    : SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
        } catch (ParseException malformed) {
            // the one answer below
        }
        if (subject == null || subject.isEmpty()) {
            throw OAuthException.invalidClient("client_assertion is not a well-formed signed JWT with a sub");
        }
        return subject;
    }

    /** Throws unless {@code assertion} proves that {@code client} sent it, now and for the first time. */
    void verify(String client, String assertion) throws OAuthException {
        try {
            SignedJWT jwt = SignedJWT.parse(assertion);
            require(isSigned(jwt, client), "the assertion was not signed with a registered key of the client");
            judge(client, jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException malformed) {
            throw OAuthException.invalidClient("client_assertion is not a well-formed signed JWT");
        }
    }

    private boolean isSigned(SignedJWT jwt, String client) throws JOSEException, ParseException {
        String kid = jwt.getHeader().getKeyID();
        List<ClientKey> keys = clients.publicKeys(client).stream()
                .filter(each -> kid == null || kid.equals(each.kid()))
                .toList();
        return keys.size() == 1 && isSigned(jwt, keys.getFirst());
    }

    private static boolean isSigned(SignedJWT jwt, ClientKey key) throws JOSEException, ParseException {
        JWK jwk = JWK.parse(new HashMap<>(key.members()));
        JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
        boolean elliptic = "EC".equals(key.members().get("kty"));
        if (!(elliptic ? EC : RSA).contains(algorithm)
                || (jwk.getAlgorithm() != null && !jwk.getAlgorithm().equals(algorithm))) {
            return false;
        }
        JWSVerifier verifier = elliptic ? new ECDSAVerifier(jwk.toECKey()) : new RSASSAVerifier(jwk.toRSAKey());
        return jwt.verify(verifier);
    }

    private void judge(String client, JWTClaimsSet claims) throws OAuthException {
        Instant now = clock.instant();
        require(
                client.equals(claims.getIssuer()) && client.equals(claims.getSubject()),
                "iss and sub must be the client");
        List<String> audience = claims.getAudience();
        require(
                !audience.isEmpty()
                        && Set.of(gateway.url(), gateway.url() + "/oauth2/token")
                                .containsAll(audience),
                "aud must be the token endpoint or the issuer");
        require(claims.getExpirationTime() != null, "exp is missing");
        Instant end = claims.getExpirationTime().toInstant();
        require(now.isBefore(end.plus(JwtVerifier.LEEWAY)), "the assertion has expired");
        require(
                !end.isAfter(now.plus(LONGEST).plus(JwtVerifier.LEEWAY)),
                "exp is more than " + LONGEST.toMinutes() + " minutes ahead");
        require(hasCome(claims.getNotBeforeTime(), now), "the assertion is not valid yet");
        require(hasCome(claims.getIssueTime(), now), "iat lies in the future");
        String id = claims.getJWTID();
        require(id != null && !id.isEmpty() && id.length() <= MAX_ID, "jti must have 1 to " + MAX_ID + " characters");
        require(used.first(client, id, end.plus(JwtVerifier.LEEWAY)), "the assertion was used before");
    }

    private static boolean hasCome(@Nullable Date time, Instant now) {
        return time == null || !now.isBefore(time.toInstant().minus(JwtVerifier.LEEWAY));
    }

    private static void require(boolean right, String otherwise) throws OAuthException {
        if (!right) {
            throw OAuthException.invalidClient(otherwise);
        }
    }
}
