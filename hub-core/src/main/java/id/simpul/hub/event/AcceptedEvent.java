package id.simpul.hub.event;

import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import java.time.Instant;

/**
 * An event that the hub answers for.
 *
 * @param id the event's id at the hub, made of its name: a repetition has the same
 * @param call the call under which the ledger has its acceptance
 * @param publisher the code of the application that announced it
 * @param dataClass the class of its data, as the registry's word
 * @param owner the application whose type it is: its agreements say who may hear of it
 * @param digest keyed, of what it says
 * @param sealed whether the data is encrypted wherever it waits
 * @param gone whether its data cannot be read any more, because the key of its class and month was destroyed
 */
record AcceptedEvent(
        CallId id,
        CallId call,
        String publisher,
        String owner,
        Event event,
        String digest,
        String dataClass,
        boolean sealed,
        String traceId,
        long registryVersion,
        Instant acceptedAt,
        boolean gone) {

    /** An event with its data. */
    AcceptedEvent(
            CallId id,
            CallId call,
            String publisher,
            String owner,
            Event event,
            String digest,
            String dataClass,
            boolean sealed,
            String traceId,
            long registryVersion,
            Instant acceptedAt) {
        this(id, call, publisher, owner, event, digest, dataClass, sealed, traceId, registryVersion, acceptedAt, false);
    }

    /** The same under another id. */
    AcceptedEvent as(CallId other) {
        return new AcceptedEvent(
                other,
                call,
                publisher,
                owner,
                event,
                digest,
                dataClass,
                sealed,
                traceId,
                registryVersion,
                acceptedAt,
                gone);
    }
}
