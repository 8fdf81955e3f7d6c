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
 * @param data what of its data can be read
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
        Data data) {

    /** What of an event's data can be read where it waits sealed. */
    enum Data {
        /** All of it. */
        READABLE,
        /** Nothing any more: the key of its class and month was destroyed. */
        GONE,
        /** Nothing as long as no node knows the key that sealed it. */
        LOCKED
    }

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
        this(
                id,
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
                Data.READABLE);
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
                data);
    }

    /** Whether its data cannot be read any more. */
    boolean gone() {
        return data == Data.GONE;
    }

    /** Whether its data cannot be read as long as its key is unknown: it is owed, and missing until it is restored. */
    boolean locked() {
        return data == Data.LOCKED;
    }
}
