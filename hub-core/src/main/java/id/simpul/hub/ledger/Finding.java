package id.simpul.hub.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Where the ledger is not what it was.
 *
 * @param seq the first number concerned
 * @param callId of the record found there, if one is
 * @param text one sentence for a person
 */
public record Finding(
        Kind kind, int partition, long seq, @Nullable String callId, String text) {

    /** What was done to the ledger. */
    public enum Kind {
        CHANGED,
        COLUMNS_DIFFER,
        MISSING,
        INSERTED,
        OUT_OF_ORDER,
        /** The newest records are gone. */
        CUT_OFF,
        /** A checkpoint is forged, or vouches for other records. */
        CHECKPOINT
    }

    /** Partition, number, call and sentence in one line. */
    public String line() {
        return "partition " + partition + ", record " + seq + (callId == null ? "" : ", call " + callId) + ": " + text;
    }
}
