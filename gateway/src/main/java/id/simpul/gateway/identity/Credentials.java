package id.simpul.gateway.identity;

import id.simpul.gateway.identity.Stored.RevokedClient;
import id.simpul.gateway.identity.Stored.RevokedToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The credentials of one application. */
record Credentials(
        List<ClientCredential> secrets,
        List<ApiKey> apiKeys,
        @Nullable RevokedClient revoked,
        Set<String> revokedTokens) {
    static final Credentials NONE = new Credentials(List.of(), List.of(), null, Set.of());

    /** Sorts {@code stored} by application. */
    static Map<String, Credentials> byApplication(Stored stored) {
        Map<String, Credentials> sorted = new HashMap<>();
        stored.secrets().forEach(each -> of(sorted, each.application()).secrets.add(each));
        stored.apiKeys().forEach(each -> of(sorted, each.application()).apiKeys.add(each));
        for (RevokedToken each : stored.revokedTokens()) {
            of(sorted, each.application()).revokedTokens.add(each.id());
        }
        for (RevokedClient each : stored.revokedClients()) {
            Credentials known = of(sorted, each.application());
            sorted.put(each.application(), new Credentials(known.secrets, known.apiKeys, each, known.revokedTokens));
        }
        return sorted;
    }

    private static Credentials of(Map<String, Credentials> sorted, String application) {
        return sorted.computeIfAbsent(
                application, same -> new Credentials(new ArrayList<>(), new ArrayList<>(), null, new HashSet<>()));
    }

    /** Whether the application is shut out as a whole. */
    boolean shutOut() {
        return revoked != null && revoked.restoredAt() == null;
    }

    /** Whether a token issued at {@code issuedAt} fell with its application. */
    boolean voids(Instant issuedAt) {
        return revoked != null && revoked.voids(issuedAt);
    }

    boolean hasUsableSecret(Instant now) {
        return secrets.stream().anyMatch(each -> each.usable(now));
    }
}
