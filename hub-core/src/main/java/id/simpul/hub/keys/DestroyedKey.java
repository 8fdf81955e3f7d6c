package id.simpul.hub.keys;

import java.time.Instant;

/**
 * What is left of a payload key that was destroyed: that it was, by whom and why. What it sealed is erased.
 *
 * @param scope as {@link KeyScope} writes it
 */
public record DestroyedKey(String id, String scope, Instant createdAt, Instant destroyedAt, String who, String reason) {

    /** The same decision about another key of the scope. */
    DestroyedKey of(Key other) {
        return new DestroyedKey(other.id(), scope, other.createdAt(), destroyedAt, who, reason);
    }
}
