package id.simpul.gateway.identity;

import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where applications get their tokens: OAuth2 client credentials with {@code client_secret_basic}. Pure: the data plane
 * lends it a port and calls {@link #token} on a virtual thread.
 */
@Component
public class TokenEndpoint {
    private static final int FAILURES_PER_CLIENT = 10;
    private static final int FAILURES_PER_ADDRESS = 100;

    private final Clients clients;
    private final TokenIssuer issuer;
    private final AttemptLimiter limiter;

    TokenEndpoint(Clients clients, TokenIssuer issuer, Clock clock) {
        this.clients = clients;
        this.issuer = issuer;
        this.limiter = new AttemptLimiter(FAILURES_PER_CLIENT, FAILURES_PER_ADDRESS, Duration.ofMinutes(1), clock);
    }

    /** Answers {@code POST /oauth2/token}. */
    public Reply token(Headers headers, byte[] form, String clientAddress) {
        try {
            TokenForm request = TokenForm.read(headers, form);
            BasicCredentials credentials = BasicCredentials.read(headers);
            request.checkAgainst(credentials);
            Set<String> allowed = authenticate(credentials, clientAddress);
            request.checkGrant();
            Set<String> scopes = request.scopes(allowed);
            return OAuthAnswer.token(
                    issuer.issue(credentials.id(), scopes), TokenIssuer.LIFETIME, String.join(" ", scopes));
        } catch (OAuthException refused) {
            return OAuthAnswer.error(refused);
        }
    }

    private Set<String> authenticate(BasicCredentials credentials, String address) throws OAuthException {
        Duration wait = limiter.wait(credentials.id(), address);
        if (wait != null) {
            throw OAuthException.tooManyFailures(wait);
        }
        if (!clients.loaded()) {
            throw OAuthException.notReady();
        }
        @Nullable Set<String> scopes = clients.scopes(credentials.id(), credentials.secret());
        if (scopes == null) {
            limiter.failed(credentials.id(), address);
            throw OAuthException.invalidClient("unknown client or wrong secret");
        }
        limiter.succeeded(credentials.id(), address);
        return scopes;
    }

    /** Answers {@code GET /oauth2/jwks}: the public keys that tokens may be signed with. */
    public Reply jwks() {
        return OAuthAnswer.published(issuer.publicKeys());
    }

    /** Answers {@code GET /.well-known/oauth-authorization-server} (RFC 8414) and {@code /.well-known/openid-configuration}. */
    public Reply discovery() {
        return OAuthAnswer.published(issuer.metadata());
    }
}
