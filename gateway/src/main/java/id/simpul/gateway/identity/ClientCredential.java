package id.simpul.gateway.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One secret of an application, as its keyed hash; an application has two while it rotates them. */
record ClientCredential(
        String application,
        String secretHash,
        Set<String> scopes,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    boolean usable(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Leaves the hash out. */
    @Override
    public String toString() {
        return "ClientCredential[" + application + " " + scopes + "]";
    }
}
