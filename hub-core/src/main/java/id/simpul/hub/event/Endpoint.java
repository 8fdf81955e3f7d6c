package id.simpul.hub.event;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the address that a subscription is pushed to.
 *
 * @param url without path and query, which may hold a secret; empty before the first challenge
 * @param urlHash of the whole address, {@code <keyId>:<HMAC>}
 * @param verifiedAt when it last proved itself; null where it never did, or answered a later challenge wrongly
 * @param reason why the last challenge failed; empty where it did not
 * @param generation of the secret that signs, from 0
 * @param secretChangedAt when that generation began; null for the first
 */
record Endpoint(
        String application,
        String subscription,
        String url,
        String urlHash,
        @Nullable Instant verifiedAt,
        @Nullable Instant triedAt,
        String reason,
        int generation,
        @Nullable Instant secretChangedAt) {
    /** How long a secret is valid after the next one was made. */
    static final Duration OVERLAP = Duration.ofHours(24);

    static Endpoint unknown(String application, String subscription) {
        return new Endpoint(application, subscription, "", "", null, null, "", 0, null);
    }

    /** Until when the secret before this one signs too; null where it no longer does. */
    @Nullable
    Instant previousUntil(Instant now) {
        Instant end = secretChangedAt == null ? Instant.MIN : secretChangedAt.plus(OVERLAP);
        return now.isBefore(end) ? end : null;
    }
}
