package id.simpul.hub.ledger;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Where evidence is laid down. */
public interface Evidence {

    /**
     * Returns once the record survives {@code kill -9} of the hub. Takes microseconds and does not block: an event loop may
     * call it. Throws {@link EvidenceUnavailableException} where no room is left; the call must not go on then.
     */
    void append(LedgerRecord evidence);

    /**
     * Lays the record down as {@link #append} does and sends it at once; completes, on a thread of the ledger's, when every
     * in-sync replica of the ledger topic has it. Does not block.
     *
     * <p>Throws {@link EvidenceUnavailableException} where the ledger takes no records now: then nothing was laid down. Fails
     * where the record was laid down but not acknowledged within {@code patience}: it may get into the ledger later.
     */
    CompletionStage<Void> appendStrictly(LedgerRecord evidence, Duration patience);

    /** This node and its incarnation, as records name it. */
    String node();
}
