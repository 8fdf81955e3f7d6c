package id.simpul.hub.keys;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;

/** A key pair that signs, with the id that its signatures name. */
public record SigningKey(String keyId, Instant createdAt, PrivateKey privateKey, PublicKey publicKey) {

    /** Leaves the private key out. */
    @Override
    public String toString() {
        return "SigningKey[" + keyId + "]";
    }
}
