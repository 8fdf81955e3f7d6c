package id.simpul.gateway.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One API key of an old application, as its keyed hash.
 *
 * @param prefix its first letters, which may be shown
 * @param lastUsedAt as the database knows it: a few seconds late
 */
record ApiKey(
        long id,
        String application,
        String prefix,
        String secretHash,
        String label,
        @Nullable Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {
    /** {@code smpl_} and eight letters; a shorter key, such as the sample city's, has no other part. */
    static final int PREFIX = 13;

    /** A key that has not been stored yet. */
    static ApiKey fresh(String application, String prefix, String hash, String label, Instant expiresAt) {
        return new ApiKey(0, application, prefix, hash, label, null, expiresAt, null, null);
    }

    static String prefix(String key) {
        return key.substring(0, Math.min(PREFIX, key.length()));
    }

    boolean usable(Instant now) {
        return revokedAt == null && !expired(now);
    }

    boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** Leaves the hash out. */
    @Override
    public String toString() {
        return "ApiKey[" + application + " " + prefix + "]";
    }
}
