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
 * ({@code private_key_jwt}). Slows down who fails.
 */
@Component
class ClientAuthentication {
    private final Clients clients;
    private final AssertionVerifier assertions;
    private final CredentialFailures failures;

    ClientAuthentication(Clients clients, AssertionVerifier assertions, Clock clock) {
        this.clients = clients;
        this.assertions = assertions;
        this.failures = new CredentialFailures(clock);
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
        requireLoaded();
        Set<String> scopes = clients.scopes(credentials.id(), credentials.secret());
        if (scopes == null) {
            throw counted(credentials.id(), address, OAuthException.invalidClient("unknown client or wrong secret"));
        }
        return let(credentials.id(), scopes);
    }

    private Client byAssertion(String assertion, TokenForm form, String address) throws OAuthException {
        String client = AssertionVerifier.claimed(assertion);
        form.checkAgainst(client);
        requireLoaded();
        try {
            assertions.verify(client, assertion);
        } catch (OAuthException refused) {
            throw counted(client, address, refused);
        }
        return let(client, Set.of(SampleCity.API));
    }

    /** Only who proved to be the client is told that it is shut out. */
    private Client let(String client, Set<String> scopes) throws OAuthException {
        if (clients.of(client).shutOut()) {
            throw OAuthException.invalidClient("the client's access has been revoked");
        }
        return new Client(client, scopes, Instant.MAX);
    }

    private OAuthException counted(String client, String address, OAuthException refused) {
        Duration wait = failures.failed(client, address);
        return wait == null ? refused : OAuthException.tooManyFailures(wait);
    }

    private void requireLoaded() throws OAuthException {
        if (!clients.loaded()) {
            throw OAuthException.notReady();
        }
    }
}
