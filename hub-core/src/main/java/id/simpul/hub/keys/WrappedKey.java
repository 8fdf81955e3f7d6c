package id.simpul.hub.keys;

import java.time.Instant;

/**
 * A key as it is stored: encrypted under the key-encryption key.
 *
 * @param kek which key-encryption key wraps it
 * @param current whether new work uses it; at most one key a purpose
 * @param publicKey X.509 form of a pair's public half, empty for a secret
 * @param wrapped nonce and AES-256-GCM ciphertext of the secret or of the private half
 */
record WrappedKey(
        String id, Purpose purpose, String kek, boolean current, Instant createdAt, byte[] publicKey, byte[] wrapped) {

    WrappedKey asCurrent(boolean now) {
        return new WrappedKey(id, purpose, kek, now, createdAt, publicKey, wrapped);
    }

    @Override
    public String toString() {
        return "WrappedKey[" + purpose + " " + id + "]";
    }
}
