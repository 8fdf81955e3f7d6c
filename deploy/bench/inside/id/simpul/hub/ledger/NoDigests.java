package id.simpul.hub.ledger;

import id.simpul.hub.keys.KeyRing;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Rows 05 and 05b: no nonce is derived. */
@Component
@Primary
public class NoDigests extends EvidenceDigests {
    private static final byte[] NONE = {};

    public NoDigests(KeyRing keys) {
        super(keys);
    }

    @Override
    public EvidenceDigest begin(String callId) {
        return new EvidenceDigest("", NONE);
    }
}
