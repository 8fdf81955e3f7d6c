package id.simpul.gateway.identity;

import id.simpul.hub.message.Headers;
import id.simpul.hub.policy.Client;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Which application asks at {@code /oauth2}: by its secret ({@code client_secret_basic}) or by what it signed
 * ({@code private_key_jwt}). Slows down who guesses.
 */
@Component
class ClientAuthentication {
    private static final int FAILURES_PER_CLIENT = 10;
    private static final int FAILURES_PER_ADDRESS = 100;

    private final Clients clients;
    private final AssertionVerifier assertions;
    private final AttemptLimiter limiter;

    ClientAuthentication(Clients clients, AssertionVerifier assertions, Clock clock) {
        this.clients = clients;
        this.assertions = assertions;
        this.limiter = new AttemptLimiter(FAILURES_PER_CLIENT, FAILURES_PER_ADDRESS, Duration.ofMinutes(1), clock);
    }

    /** The client and every scope it may ask for. */
    Client authenticate(Headers headers, TokenForm form, String address) throws OAuthException {
        String assertion = form.assertion();
        if (assertion == null) {
            return bySecret(BasicCredentials.read(headers), form, address);
        }
        if (headers.first("authorization") != null) {
            throw OAuthException.invalidRequest("only one way to authenticate is allowed at a time");
        }
        return byAssertion(assertion, form, address);
    }

    private Client bySecret(BasicCredentials credentials, TokenForm form, String address) throws OAuthException {
        form.checkAgainst(credentials.id());
        admit(credentials.id(), address);
        Set<String> scopes = clients.scopes(credentials.id(), credentials.secret());
        if (scopes == null) {
            limiter.failed(credentials.id(), address);
            throw OAuthException.invalidClient("unknown client or wrong secret");
        }
        limiter.succeeded(credentials.id(), address);
        return new Client(credentials.id(), scopes, Instant.MAX);
    }

    private Client byAssertion(String assertion, TokenForm form, String address) throws OAuthException {
        String client = AssertionVerifier.claimed(assertion);
        form.checkAgainst(client);
        admit(client, address);
        try {
            assertions.verify(client, assertion);
        } catch (OAuthException refused) {
            limiter.failed(client, address);
            throw refused;
        }
        limiter.succeeded(client, address);
        return new Client(client, Set.of(SampleCity.API), Instant.MAX);
    }

    private void admit(String client, String address) throws OAuthException {
        Duration wait = limiter.wait(client, address);
        if (wait != null) {
            throw OAuthException.tooManyFailures(wait);
        }
        if (!clients.loaded()) {
            throw OAuthException.notReady();
        }
    }
}
