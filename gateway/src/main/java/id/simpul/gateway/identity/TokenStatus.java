package id.simpul.gateway.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import id.simpul.gateway.identity.Stored.RevokedToken;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.policy.Client;
import id.simpul.hub.policy.Identity.Decision;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Says what a token is worth now (RFC 7662), and makes it worthless (RFC 7009). Called on virtual threads. */
@Component
class TokenStatus {
    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private final ClientAuthentication authentication;
    private final JwtVerifier verifier;
    private final CredentialStore store;
    private final CredentialRenewal renewal;

    TokenStatus(
            ClientAuthentication authentication,
            JwtVerifier verifier,
            CredentialStore store,
            CredentialRenewal renewal) {
        this.authentication = authentication;
        this.verifier = verifier;
        this.store = store;
        this.renewal = renewal;
    }

    /** A token of somebody else is told apart from none only to an administrator, so that nobody can fish for tokens. */
    Reply introspect(Headers headers, byte[] body, String address) {
        try {
            TokenForm form = TokenForm.read(headers, body);
            Client asking = authentication.authenticate(headers, form, address);
            return OAuthAnswer.status(told(form.token(), asking));
        } catch (OAuthException refused) {
            return OAuthAnswer.error(refused);
        }
    }

    private Map<String, Object> told(String token, Client asking) {
        return verifier.verify(token) instanceof Decision.Known(Client owner)
                        && (owner.code().equals(asking.code())
                                || asking.scopes().contains(SampleCity.ADMIN))
                ? described(claims(token), owner)
                : INACTIVE;
    }

    private static Map<String, Object> described(JWTClaimsSet claims, Client owner) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("active", true);
        told.put("scope", String.join(" ", owner.scopes()));
        told.put("client_id", owner.code());
        told.put("token_type", "Bearer");
        told.put("exp", claims.getExpirationTime().toInstant().getEpochSecond());
        told.put("iat", claims.getIssueTime().toInstant().getEpochSecond());
        told.put("nbf", claims.getNotBeforeTime().toInstant().getEpochSecond());
        told.put("sub", claims.getSubject());
        told.put("aud", TokenIssuer.AUDIENCE);
        told.put("iss", claims.getIssuer());
        told.put("jti", claims.getJWTID());
        return told;
    }

    /** A token that does not hold anyway is answered like one that was revoked (RFC 7009, section 2.2). */
    Reply revoke(Headers headers, byte[] body, String address) {
        try {
            TokenForm form = TokenForm.read(headers, body);
            Client asking = authentication.authenticate(headers, form, address);
            if (verifier.verify(form.token()) instanceof Decision.Known(Client owner)) {
                revoke(claims(form.token()), owner, asking);
            }
            return OAuthAnswer.done();
        } catch (OAuthException refused) {
            return OAuthAnswer.error(refused);
        }
    }

    private void revoke(JWTClaimsSet claims, Client owner, Client asking) throws OAuthException {
        if (!owner.code().equals(asking.code()) && !asking.scopes().contains(SampleCity.ADMIN)) {
            throw OAuthException.notYours();
        }
        try {
            store.revokeToken(new RevokedToken(claims.getJWTID(), owner.code(), owner.expiresAt()));
            renewal.renew();
        } catch (DataAccessException away) {
            throw OAuthException.notRevoked();
        }
    }

    /** The claims of a token that was verified before. */
    private static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
