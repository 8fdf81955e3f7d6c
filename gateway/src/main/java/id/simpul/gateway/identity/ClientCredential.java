package id.simpul.gateway.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One secret of an application, as its keyed hash; an application has two while it rotates them.
 *
 * @param label what its maker calls it
 */
record ClientCredential(
        long id,
        String application,
        String secretHash,
        Set<String> scopes,
        String label,
        @Nullable Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    /** A secret that has not been stored yet. */
    static ClientCredential fresh(
            String application, String hash, Set<String> scopes, String label, @Nullable Instant expiresAt) {
        return new ClientCredential(0, application, hash, scopes, label, null, expiresAt, null);
    }

    boolean usable(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Leaves the hash out. */
    @Override
    public String toString() {
        return "ClientCredential[" + application + " " + scopes + "]";
    }
}
