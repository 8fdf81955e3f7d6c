package id.simpul.hub.call;

import id.simpul.hub.message.Fault;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What {@link CallPath#admit} decided. */
public sealed interface Admission {

    /** The call may go to its target; it must be settled exactly once. */
    record Admitted(Passage passage) implements Admission {}

    /**
     * The call goes no further.
     *
     * @param allow the methods that would be answered, for 405; else empty
     */
    record Refused(Fault fault, List<String> allow) implements Admission {}

    /** The opening is on its way to the ledger: {@code later} is completed on a thread of the ledger's. */
    record Pending(CompletionStage<Admission> later) implements Admission {}

    /** The token is not known yet: run {@code work} off the event loop, then admit again. */
    record Unverified(Runnable work) implements Admission {}
}
