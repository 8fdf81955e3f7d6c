package id.simpul.hub.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** One key, opened: a secret of 256 bits or a pair. */
final class Key {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RSA_BITS = 2048;
    private static final byte[] NONE = new byte[0];

    private final String id;
    private final Purpose purpose;
    private final @Nullable String scope;
    private final Instant createdAt;
    private final byte[] material;
    private final byte[] publicKey;
    private final @Nullable SigningKey pair;
    private final @Nullable SecretKey secret;
    private final @Nullable Mac mac;

    /** A key from its bytes: the raw secret, or the pair as PKCS 8 and X.509. */
    Key(String id, Purpose purpose, @Nullable String scope, Instant createdAt, byte[] material, byte[] publicKey)
            throws GeneralSecurityException {
        this.id = id;
        this.purpose = purpose;
        this.scope = scope;
        this.createdAt = createdAt;
        this.material = material;
        this.publicKey = publicKey;
        this.pair = publicKey.length == 0 ? null : pair(id, purpose, createdAt, material, publicKey);
        this.secret = secret(purpose, material);
        this.mac = purpose.kind() == Purpose.Kind.HMAC ? mac(secret) : null;
    }

    /** A payload key for {@code scope}. */
    static Key create(KeyScope scope, Instant now) {
        try {
            return new Key(freshId(), Purpose.PAYLOAD, scope.toString(), now, random(32), NONE);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Key create(Purpose purpose, Instant now) {
        String id = freshId();
        try {
            return switch (purpose.kind()) {
                case HMAC, AES -> new Key(id, purpose, null, now, random(32), NONE);
                case ED25519 -> created(id, purpose, now, KeyPairGenerator.getInstance("Ed25519"));
                case RSA -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                    generator.initialize(RSA_BITS);
                    yield created(id, purpose, now, generator);
                }
            };
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Key created(String id, Purpose purpose, Instant now, KeyPairGenerator generator)
            throws GeneralSecurityException {
        KeyPair pair = generator.generateKeyPair();
        return new Key(
                id,
                purpose,
                null,
                now,
                pair.getPrivate().getEncoded(),
                pair.getPublic().getEncoded());
    }

    private static String freshId() {
        return HexFormat.of().formatHex(random(8));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static @Nullable SigningKey pair(
            String id, Purpose purpose, Instant createdAt, byte[] material, byte[] publicKey)
            throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance(purpose.kind() == Purpose.Kind.RSA ? "RSA" : "Ed25519");
        return new SigningKey(
                id,
                createdAt,
                factory.generatePrivate(new PKCS8EncodedKeySpec(material)),
                factory.generatePublic(new X509EncodedKeySpec(publicKey)));
    }

    private static @Nullable SecretKey secret(Purpose purpose, byte[] material) {
        return switch (purpose.kind()) {
            case AES -> new SecretKeySpec(material, "AES");
            case HMAC -> new SecretKeySpec(material, "HmacSHA256");
            case RSA, ED25519 -> null;
        };
    }

    private static Mac mac(@Nullable SecretKey secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(secret);
        return mac;
    }

    String id() {
        return id;
    }

    Purpose purpose() {
        return purpose;
    }

    /** What a payload key covers; null for a key of its whole purpose. */
    @Nullable
    String scope() {
        return scope;
    }

    Instant createdAt() {
        return createdAt;
    }

    byte[] material() {
        return material;
    }

    byte[] publicKey() {
        return publicKey;
    }

    SigningKey pair() {
        return require(pair, "a key pair");
    }

    SecretKey secret() {
        return require(secret, "a secret");
    }

    /** A MAC of its own for the caller: cloning one that knows its key is cheaper than making one. */
    Mac mac() {
        try {
            return (Mac) require(mac, "an HMAC key").clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> T require(@Nullable T part, String expected) {
        if (part == null) {
            throw new IllegalArgumentException("purpose: " + purpose + " (expected: one of " + expected + ")");
        }
        return part;
    }

    @Override
    public String toString() {
        return "Key[" + purpose + " " + id + "]";
    }
}
