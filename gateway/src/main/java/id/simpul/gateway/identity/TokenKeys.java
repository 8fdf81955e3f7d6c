package id.simpul.gateway.identity;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.keys.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which key signs tokens, and which ones verify them. A new key is published first and signs once every node and every
 * reader of the key set has had time to see it; an old one verifies until its last token has run out.
 */
@Component
class TokenKeys {
    /** Longer than the key set may be kept by its readers. */
    static final Duration LEAD = Duration.ofMinutes(6);

    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final Duration OUTLIVES = LEAD.plus(TokenIssuer.LIFETIME).plus(MARGIN);

    private final KeyRing keys;
    private final Clients clients;
    private final Clock clock;

    TokenKeys(KeyRing keys, Clients clients, Clock clock) {
        this.keys = keys;
        this.clients = clients;
        this.clock = clock;
    }

    /** The key that signs now; null where all were withdrawn and this node does not have the new one yet. */
    @Nullable
    SigningKey signing() {
        List<SigningKey> all = newestFirst();
        Set<String> withdrawn = clients.withdrawnKeys();
        Instant seen = clock.instant().minus(LEAD);
        SigningKey chosen = null;
        for (SigningKey each : all) {
            if (withdrawn.contains(each.keyId())) {
                break;
            }
            chosen = each;
            if (!each.createdAt().isAfter(seen)) {
                break;
            }
        }
        return chosen;
    }

    /** Every key whose signatures hold, the newest first. */
    List<SigningKey> verifying() {
        Set<String> withdrawn = clients.withdrawnKeys();
        List<SigningKey> holding = new ArrayList<>();
        Instant replacedAt = Instant.MAX;
        for (SigningKey each : newestFirst()) {
            boolean holds = replacedAt.equals(Instant.MAX) || clock.instant().isBefore(replacedAt.plus(OUTLIVES));
            if (holds && !withdrawn.contains(each.keyId())) {
                holding.add(each);
            }
            replacedAt = each.createdAt();
        }
        return holding;
    }

    private List<SigningKey> newestFirst() {
        List<SigningKey> all = new ArrayList<>(keys.verifying(Purpose.TOKEN_SIGNING));
        all.sort(Comparator.comparing(SigningKey::createdAt)
                .thenComparing(SigningKey::keyId)
                .reversed());
        return all;
    }
}
