package id.simpul.hub.ledger;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The salted digest of one body, taken while the body streams by. */
public final class EvidenceDigest {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String keyId;
    private final MessageDigest sha256;
    private long bytes;

    EvidenceDigest(String keyId, byte[] nonce) {
        this.keyId = keyId;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        sha256.update(nonce);
    }

    public void update(byte[] part) {
        sha256.update(part);
        bytes += part.length;
    }

    public void update(ByteBuffer part) {
        bytes += part.remaining();
        sha256.update(part);
    }

    /** How many bytes went by. */
    public long bytes() {
        return bytes;
    }

    /** {@code sha256:<keyId>:<base64url>}; the digest cannot be used afterwards. */
    public String finish() {
        return "sha256:" + keyId + ":" + BASE64.encodeToString(sha256.digest());
    }
}
