package id.simpul.hub.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is stored: encrypted under the key-encryption key.
 *
 * @param scope what a payload key covers, as {@link KeyScope} writes it; null for a key of its whole purpose
 * @param kek which key-encryption key wraps it
 * @param current whether new work uses it; at most one key a purpose
 * @param publicKey X.509 form of a pair's public half, empty for a secret
 * @param wrapped nonce and AES-256-GCM ciphertext of the secret or of the private half
 */
record WrappedKey(
        String id,
        Purpose purpose,
        @Nullable String scope,
        String kek,
        boolean current,
        Instant createdAt,
        byte[] publicKey,
        byte[] wrapped) {

    @Override
    public String toString() {
        return "WrappedKey[" + purpose + " " + id + "]";
    }
}
