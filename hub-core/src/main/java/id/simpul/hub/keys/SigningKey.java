package id.simpul.hub.keys;

import java.security.PrivateKey;
import java.security.PublicKey;

/** A key pair that signs, with the id that its signatures name. */
public record SigningKey(String keyId, PrivateKey privateKey, PublicKey publicKey) {

    /** Leaves the private key out. */
    @Override
    public String toString() {
        return "SigningKey[" + keyId + "]";
    }
}
