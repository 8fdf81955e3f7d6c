package id.simpul.gateway.identity;

import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.policy.Client;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Where applications get their tokens: OAuth2 client credentials, and what became of a token. Pure: the data plane
 * lends it a port and calls it on a virtual thread.
 */
@Component
public class TokenEndpoint {
    private final ClientAuthentication authentication;
    private final TokenIssuer issuer;
    private final TokenStatus status;

    TokenEndpoint(ClientAuthentication authentication, TokenIssuer issuer, TokenStatus status) {
        this.authentication = authentication;
        this.issuer = issuer;
        this.status = status;
    }

    /** Answers {@code POST /oauth2/token}. */
    public Reply token(Headers headers, byte[] form, String clientAddress) {
        try {
            TokenForm request = TokenForm.read(headers, form);
            Client client = authentication.authenticate(headers, request, clientAddress);
            request.checkGrant();
            Set<String> scopes = request.scopes(client.scopes());
            return OAuthAnswer.token(
                    issuer.issue(client.code(), scopes), TokenIssuer.LIFETIME, String.join(" ", scopes));
        } catch (OAuthException refused) {
            return OAuthAnswer.error(refused);
        }
    }

    /** Answers {@code POST /oauth2/introspect} (RFC 7662). */
    public Reply introspect(Headers headers, byte[] form, String clientAddress) {
        return status.introspect(headers, form, clientAddress);
    }

    /** Answers {@code POST /oauth2/revoke} (RFC 7009). */
    public Reply revoke(Headers headers, byte[] form, String clientAddress) {
        return status.revoke(headers, form, clientAddress);
    }

    /** Answers {@code GET /oauth2/jwks}: the public keys that tokens may be signed with. */
    public Reply jwks() {
        return OAuthAnswer.published(issuer.publicKeys());
    }

    /** Answers {@code GET /.well-known/oauth-authorization-server} (RFC 8414). */
    public Reply discovery() {
        return OAuthAnswer.published(issuer.metadata());
    }
}
