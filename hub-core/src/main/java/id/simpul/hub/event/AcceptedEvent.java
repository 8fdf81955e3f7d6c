package id.simpul.hub.event;

import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import java.time.Instant;

/**
 * An event that the hub answers for.
 *
 * @param id the event's id at the hub
 * @param publisher the code of the application that announced it
 * @param dataClass the class of its data, as the registry's word
 * @param sealed whether the data is encrypted wherever it waits
 */
record AcceptedEvent(
        CallId id,
        String publisher,
        Event event,
        String dataClass,
        boolean sealed,
        String traceId,
        long registryVersion,
        Instant acceptedAt) {}
