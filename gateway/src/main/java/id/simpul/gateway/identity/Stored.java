package id.simpul.gateway.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the database holds of applications' credentials at one moment. */
record Stored(
        List<ClientCredential> secrets,
        List<ApiKey> apiKeys,
        List<RevokedClient> revokedClients,
        List<RevokedToken> revokedTokens,
        Set<String> withdrawnKeys) {

    /** An application that was shut out at {@code revokedAt}, and let in again unless {@code restoredAt} is null. */
    record RevokedClient(
            String application,
            Instant revokedAt,
            String revokedBy,
            String reason,
            @Nullable Instant restoredAt) {

        boolean voids(Instant issuedAt) {
            return restoredAt == null || !issuedAt.isAfter(revokedAt);
        }
    }

    /** A token (its {@code jti}) that was revoked before its end. */
    record RevokedToken(String id, String application, Instant expiresAt) {}
}
