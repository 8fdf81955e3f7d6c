package id.simpul.hub.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The one key that wraps all others: given as {@code SIMPUL_KEK}, or kept in {@code keys/kek} under the hub's home. */
final class KeyEncryptionKey {
    private static final int LENGTH = 32;

    private final SecretKey key;
    private final String id;

    private KeyEncryptionKey(byte[] bytes) {
        key = new SecretKeySpec(bytes, "AES");
        id = fingerprint(bytes);
    }

    /** The key given, else the one in the file. The file is made only where {@code mayCreate} says that nothing needs an old one. */
    static KeyEncryptionKey of(String given, Path file, boolean mayCreate) {
        if (!given.isBlank()) {
            return new KeyEncryptionKey(decode(given, "SIMPUL_KEK"));
        }
        try {
            if (Files.exists(file)) {
                return new KeyEncryptionKey(decode(Files.readString(file), file.toString()));
            }
            if (!mayCreate) {
                throw new KeyRingException(
                        "The hub's keys are there but the key-encryption key that opens them is not: " + "put " + file
                                + " back or set SIMPUL_KEK.");
            }
            return create(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static KeyEncryptionKey create(Path file) throws IOException {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        PrivateFile.write(file, (Base64.getEncoder().encodeToString(bytes) + "\n").getBytes(StandardCharsets.US_ASCII));
        return new KeyEncryptionKey(bytes);
    }

    private static byte[] decode(String text, String source) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length == LENGTH) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // falls through to the one message
        }
        throw new KeyRingException(source + " is not a key-encryption key (expected: 32 bytes in base64).");
    }

    private static String fingerprint(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            byte[] full = mac.doFinal("simpul key-encryption key".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(Arrays.copyOf(full, 8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    WrappedKey wrap(Key key, boolean current) {
        byte[] wrapped = AesGcm.seal(
                this.key, key.material(), associated(key.purpose(), key.scope(), key.id(), key.publicKey()));
        return new WrappedKey(
                key.id(), key.purpose(), key.scope(), id, current, key.createdAt(), key.publicKey(), wrapped);
    }

    Key unwrap(WrappedKey stored) {
        if (!stored.kek().equals(id)) {
            throw refused(stored, null);
        }
        try {
            byte[] associated = associated(stored.purpose(), stored.scope(), stored.id(), stored.publicKey());
            byte[] material = AesGcm.open(key, stored.wrapped(), 0, associated);
            return new Key(
                    stored.id(), stored.purpose(), stored.scope(), stored.createdAt(), material, stored.publicKey());
        } catch (GeneralSecurityException changed) {
            throw refused(stored, changed);
        }
    }

    private KeyRingException refused(WrappedKey stored, @Nullable Throwable cause) {
        String message = cause == null
                ? "The hub's keys were wrapped by another key-encryption key (" + stored.kek() + ", this one is " + id
                        + "): set SIMPUL_KEK or put back keys/kek as it was."
                : "The hub's key " + stored.id() + " (" + stored.purpose() + ") was changed and cannot be opened: "
                        + "restore it from the backup.";
        return cause == null ? new KeyRingException(message) : new KeyRingException(message, cause);
    }

    /** Binds a wrapped key to its purpose, scope, id and public half: none of them can be exchanged in the store. */
    private static byte[] associated(Purpose purpose, @Nullable String scope, String id, byte[] publicKey) {
        String text = purpose + "\n" + id + "\n" + Base64.getEncoder().encodeToString(publicKey);
        return (scope == null ? text : text + "\n" + scope).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "KeyEncryptionKey[" + id + "]";
    }
}
