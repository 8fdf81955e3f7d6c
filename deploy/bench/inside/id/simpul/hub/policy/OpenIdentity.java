package id.simpul.hub.policy;

import id.simpul.hub.message.Headers;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Row 05: who shows no credential is the bench's caller without policies. */
@Component
@Primary
public class OpenIdentity extends Identity {
    /** The consumer whose calls pass every policy unlooked at. */
    static final String FREE = "benchpolos";

    private static final Decision KNOWN = new Decision.Known(new Client(FREE, Set.of(), Instant.MAX));

    public OpenIdentity(TokenVerifier tokens, ApiKeyVerifier keys, FailureLimit failures, Clock clock) {
        super(tokens, keys, failures, clock);
    }

    @Override
    public Decision check(Headers headers, String address) {
        return headers.first("authorization") == null ? KNOWN : super.check(headers, address);
    }
}
