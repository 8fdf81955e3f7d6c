package id.simpul.hub.ledger;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Starts the digests of a call's bodies: SHA-256 of the call's nonce and the body, so that nobody guesses a short body. */
@Component
public class EvidenceDigests {
    private final KeyRing keys;

    public EvidenceDigests(KeyRing keys) {
        this.keys = keys;
    }

    /** A digest for one body of this call. */
    public EvidenceDigest begin(String callId) {
        String hash = keys.hash(Purpose.EVIDENCE_NONCE, callId);
        int border = hash.indexOf(':');
        return new EvidenceDigest(
                hash.substring(0, border), Base64.getUrlDecoder().decode(hash.substring(border + 1)));
    }
}
