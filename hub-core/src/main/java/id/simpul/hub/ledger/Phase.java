package id.simpul.hub.ledger;

/** Which moment of a call a record proves. */
public enum Phase {
    /** The call was admitted; nothing has gone to the target yet. */
    OPENING,
    /** The call ended, and how; the end of the answer has not gone out yet. */
    CLOSING,
    /** A known client was refused; no opening belongs to it. */
    REFUSAL
}
