package id.simpul.hub.ledger;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import java.nio.charset.StandardCharsets;
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
        return new EvidenceDigest(
                keys.currentId(Purpose.EVIDENCE_NONCE),
                keys.hmac(Purpose.EVIDENCE_NONCE, callId.getBytes(StandardCharsets.US_ASCII)));
    }
}
