package id.simpul.hub.ledger;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts the digests of a call's bodies: SHA-256 of the call's nonce and the body, so that nobody guesses a short body. */
@Component
public class EvidenceDigests {
    private final KeyRing keys;

    public EvidenceDigests(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * What the digests of a call were salted with; whoever has it and a body can compare them, for this call alone.
     *
     * @param digest as a record carries it: {@code sha256:<keyId>:<base64url>}
     * @return null where the key that it names is gone
     */
    byte @Nullable [] nonce(String callId, String digest) {
        String hash = keys.hashAgain(Purpose.EVIDENCE_NONCE, digest.split(":", 3)[1], callId);
        return hash == null ? null : Base64.getUrlDecoder().decode(hash.substring(hash.indexOf(':') + 1));
    }

    /** A digest for one body of this call. */
    public EvidenceDigest begin(String callId) {
        String hash = keys.hash(Purpose.EVIDENCE_NONCE, callId);
        int border = hash.indexOf(':');
        return new EvidenceDigest(
                hash.substring(0, border), Base64.getUrlDecoder().decode(hash.substring(border + 1)));
    }
}
