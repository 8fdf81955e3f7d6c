package id.simpul.gateway.identity;

import java.time.Duration;
import java.util.Map;

/** A token request refused, with the error word of RFC 6749, section 5.2. */
final class OAuthException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final String description;
    private final transient Map<String, String> headers;

    private OAuthException(int status, String error, String description, Map<String, String> headers) {
        super(error);
        this.status = status;
        this.error = error;
        this.description = description;
        this.headers = headers;
    }

    static OAuthException invalidRequest(String description) {
        return new OAuthException(400, "invalid_request", description, Map.of());
    }

    static OAuthException invalidClient(String description) {
        return new OAuthException(
                401,
                "invalid_client",
                description,
                Map.of("WWW-Authenticate", "Basic realm=\"simpul\", charset=\"UTF-8\""));
    }

    static OAuthException unsupportedGrant() {
        return new OAuthException(400, "unsupported_grant_type", "grant_type must be client_credentials", Map.of());
    }

    static OAuthException invalidScope() {
        return new OAuthException(400, "invalid_scope", "the client does not have this scope", Map.of());
    }

    static OAuthException notYours() {
        return new OAuthException(400, "invalid_grant", "the token was issued to another client", Map.of());
    }

    /** RFC 7009, section 2.2.1: the client must take it that the token still holds. */
    static OAuthException notRevoked() {
        return new OAuthException(
                503,
                "temporarily_unavailable",
                "the revocation could not be stored; the token still holds",
                Map.of("Retry-After", "2"));
    }

    static OAuthException tooManyFailures(Duration wait) {
        return new OAuthException(
                429,
                "temporarily_unavailable",
                "too many failed attempts from this address",
                Map.of("Retry-After", Long.toString(wait.toSeconds() + 1)));
    }

    static OAuthException notReady() {
        return new OAuthException(
                503,
                "temporarily_unavailable",
                "the clients' credentials have not been loaded yet",
                Map.of("Retry-After", "2"));
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    String description() {
        return description;
    }

    Map<String, String> headers() {
        return headers;
    }
}
