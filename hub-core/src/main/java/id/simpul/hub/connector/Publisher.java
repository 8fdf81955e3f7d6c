package id.simpul.hub.connector;

import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.FaultException;

/** Takes facts into the event path on behalf of an application. */
public interface Publisher {
    /**
     * Returns once the event is accepted for good: it will be delivered to every subscription or parked. A repetition
     * (same publisher, source and id) is accepted and delivered once. Waits for the log; call it on a virtual thread.
     *
     * @param application the publisher's code, which must be registered as publishing {@code event.type()}
     * @return the event's id at the hub
     * @throws FaultException when it is not accepted; the fault says whether trying again helps
     */
    CallId publish(String application, Event event) throws FaultException;
}
