package id.simpul.gateway.layanan;

import id.simpul.hub.message.Delivery;
import id.simpul.hub.message.FaultException;
import java.util.Set;

/** A feature that wants to hear of facts. Found by Spring. */
public interface PeristiwaHandler {
    /** The event types that it wants. The application {@code portal} must subscribe to each in the registry. */
    Set<String> types();

    /**
     * Takes one fact in. Runs once for each event, in a transaction that also notes the event in the inbox: what it writes
     * and the note are there together or not at all.
     *
     * @throws FaultException with a {@code CallerFault} where the fact makes no sense, which parks it for a person
     */
    void handle(Delivery delivery) throws FaultException;
}
