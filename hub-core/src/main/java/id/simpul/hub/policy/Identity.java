package id.simpul.hub.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.Headers;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who is calling? Decisions on tokens are remembered for a while, so that the event loop looks up and never verifies.
 */
@Component
public class Identity {
    private static final int MAX_TOKENS = 100_000;
    private static final int MAX_TOKEN_LENGTH = 4096;
    private static final String SCHEME = "Bearer ";
    private static final Decision ABSENT = new Decision.Refused(
            Fault.caller(FaultCode.TOKEN_TIDAK_ADA, "The call has no Authorization header with a bearer token."));
    private static final Decision TOO_LONG = new Decision.Refused(
            Fault.caller(FaultCode.TOKEN_TIDAK_SAH, "The token is longer than " + MAX_TOKEN_LENGTH + " characters."));
    private static final Decision EXPIRED =
            new Decision.Refused(Fault.caller(FaultCode.TOKEN_KEDALUWARSA, "The token has expired."));

    private final TokenVerifier verifier;
    private final Clock clock;
    private final Cache<String, Decision> decisions = Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    public Identity(TokenVerifier verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    /** What is known of the token that {@code headers} carry; null where {@link #verify} has to run first, off the event loop. */
    public @Nullable Decision check(Headers headers) {
        String header = headers.first("authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return ABSENT;
        }
        if (header.length() > MAX_TOKEN_LENGTH) {
            return TOO_LONG;
        }
        return stillValid(decisions.getIfPresent(token(header)));
    }

    private @Nullable Decision stillValid(@Nullable Decision decision) {
        return decision instanceof Decision.Known(Client client)
                        && !clock.instant().isBefore(client.expiresAt())
                ? EXPIRED
                : decision;
    }

    /** Verifies that token and remembers the decision. */
    public void verify(Headers headers) {
        String header = headers.first("authorization");
        if (header != null) {
            String token = token(header);
            decisions.put(token, verifier.verify(token));
        }
    }

    /** Forgets every decision, as a revocation or a key rotation requires. */
    public void forget() {
        decisions.invalidateAll();
    }

    private static String token(String header) {
        return header.substring(SCHEME.length()).strip();
    }

    /** What a token turned out to be. */
    public sealed interface Decision {
        record Known(Client client) implements Decision {}

        record Refused(Fault fault) implements Decision {}
    }
}
