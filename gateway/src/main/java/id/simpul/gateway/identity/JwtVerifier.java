package id.simpul.gateway.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.policy.Client;
import id.simpul.hub.policy.Identity.Decision;
import id.simpul.hub.policy.TokenVerifier;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Verifies the tokens of applications. The algorithm is ours to say, never the token's: only RS256 under a key of the
 * ring, whatever else its header offers.
 */
@Component
class JwtVerifier implements TokenVerifier {
    private static final int MAX_LENGTH = 4096;
    private static final String TOKEN_REVOKED = "The token has been revoked.";
    private static final String CLIENT_REVOKED =
            "The client was shut out after this token was issued, or has no valid credential left.";
    static final Duration LEEWAY = Duration.ofSeconds(30);

    private final TokenKeys keys;
    private final Clients clients;
    private final GatewayAddress gateway;
    private final Clock clock;

    JwtVerifier(TokenKeys keys, Clients clients, GatewayAddress gateway, Clock clock) {
        this.keys = keys;
        this.clients = clients;
        this.gateway = gateway;
        this.clock = clock;
    }

    @Override
    public Decision verify(String token) {
        if (token.length() > MAX_LENGTH) {
            return invalid("The token is longer than " + MAX_LENGTH + " characters.");
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            return isSignedByUs(jwt) ? judge(jwt.getJWTClaimsSet()) : invalid("The token was not signed by this hub.");
        } catch (ParseException | JOSEException malformed) {
            return invalid("The token is not a well-formed signed JWT.");
        }
    }

    private boolean isSignedByUs(SignedJWT jwt) throws JOSEException {
        JWSHeader header = jwt.getHeader();
        if (!JWSAlgorithm.RS256.equals(header.getAlgorithm()) || !TokenIssuer.TYPE.equals(header.getType())) {
            return false;
        }
        RSAPublicKey key = key(header.getKeyID());
        return key != null && jwt.verify(new RSASSAVerifier(key));
    }

    private @Nullable RSAPublicKey key(@Nullable String id) {
        return keys.verifying().stream()
                .filter(each -> each.keyId().equals(id))
                .map(each -> (RSAPublicKey) each.publicKey())
                .findFirst()
                .orElse(null);
    }

    private Decision judge(JWTClaimsSet claims) throws ParseException {
        Instant now = clock.instant();
        String subject = claims.getSubject();
        if (!gateway.url().equals(claims.getIssuer())
                || !List.of(TokenIssuer.AUDIENCE).equals(claims.getAudience())) {
            return invalid("The token was issued for another door.");
        }
        if (subject == null || claims.getJWTID() == null || lacksTime(claims)) {
            return invalid("The token lacks sub, jti, exp, nbf or iat.");
        }
        Instant issuedAt = claims.getIssueTime().toInstant();
        if (now.isBefore(claims.getNotBeforeTime().toInstant().minus(LEEWAY)) || now.isBefore(issuedAt.minus(LEEWAY))) {
            return invalid("The token is not valid yet.");
        }
        Instant end = claims.getExpirationTime().toInstant().plus(LEEWAY);
        if (!now.isBefore(end)) {
            return refused(FaultCode.TOKEN_KEDALUWARSA, "The token has expired.");
        }
        FaultCode revoked = clients.revoked(subject, claims.getJWTID(), issuedAt);
        return revoked == null
                ? new Decision.Known(new Client(subject, scopes(claims), end))
                : refused(revoked, revoked == FaultCode.TOKEN_DICABUT ? TOKEN_REVOKED : CLIENT_REVOKED);
    }

    private static boolean lacksTime(JWTClaimsSet claims) {
        return claims.getExpirationTime() == null || claims.getNotBeforeTime() == null || claims.getIssueTime() == null;
    }

    @Override
    public String claimed(String token) {
        try {
            String subject = token.length() > MAX_LENGTH
                    ? null
                    : SignedJWT.parse(token).getJWTClaimsSet().getSubject();
            return subject == null ? "" : subject;
        } catch (ParseException malformed) {
            return "";
        }
    }

    private static Set<String> scopes(JWTClaimsSet claims) throws ParseException {
        String scope = claims.getStringClaim("scope");
        return scope == null || scope.isEmpty() ? Set.of() : new TreeSet<>(List.of(scope.split(" ", -1)));
    }

    private static Decision invalid(String detail) {
        return refused(FaultCode.TOKEN_TIDAK_SAH, detail);
    }

    private static Decision refused(FaultCode code, String detail) {
        return new Decision.Refused(Fault.caller(code, detail));
    }
}
