package id.simpul.hub.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One record of the topic.
 *
 * @param evidence null where the bytes are no ledger record
 */
record Arrival(
        int partition, long offset, byte[] bytes, @Nullable LedgerRecord evidence) {

    static Arrival of(int partition, long offset, byte @Nullable [] value) {
        byte[] bytes = bytes(value);
        try {
            LedgerRecord evidence = CanonicalForm.decode(bytes);
            Node.parse(evidence.node());
            return new Arrival(partition, offset, bytes, evidence);
        } catch (IllegalArgumentException alien) {
            return new Arrival(partition, offset, bytes, null);
        }
    }

    /** A record without a value counts as empty. */
    static byte[] bytes(byte @Nullable [] value) {
        return value == null ? new byte[0] : value;
    }
}
