package id.simpul.hub.ledger;

/** Which moment of a call a record proves. */
public enum Phase {
    /** The call was admitted; nothing has gone to the target yet. */
    OPENING,
    /** The call ended, and how; the end of the answer has not gone out yet. */
    CLOSING,
    /** A known client was refused; no opening belongs to it. */
    REFUSAL,
    /** An event came to the door and is in the log, or was not taken; nothing went to a target, so no opening belongs to it. */
    ACCEPTANCE;

    /** Whether room for it is kept apart: a closing ends what has begun. */
    boolean begins() {
        return this == OPENING || this == ACCEPTANCE;
    }
}
