package id.simpul.hub.ledger;

/** Where evidence is laid down. */
public interface Evidence {

    /**
     * Returns once the record survives {@code kill -9} of the hub. Takes microseconds and does not block: an event loop may
     * call it. Throws {@link EvidenceUnavailableException} where no room is left; the call must not go on then.
     */
    void append(LedgerRecord evidence);

    /** This node and its incarnation, as records name it. */
    String node();
}
