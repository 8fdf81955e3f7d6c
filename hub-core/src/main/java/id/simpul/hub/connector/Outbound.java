package id.simpul.hub.connector;

import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import java.time.Instant;

/** The hub's one HTTP client for what it sends of its own accord. Called on a virtual thread; waits for the answer. */
public interface Outbound {
    /** Largest answer that is read, in bytes; a larger one is a fault. */
    int ANSWER_LIMIT = 64 * 1024 * 1024;

    /** The same of an answer to {@link #push}, of which little more than the status is of use: many are under way at once. */
    int PUSH_ANSWER_LIMIT = 1024 * 1024;

    /**
     * Sends {@code body} with {@code method} to {@code path} below the target's origin, with the target's own headers
     * besides {@code headers}. A redirect is an answer like any other.
     *
     * @throws FaultException with a {@code TargetFault} when no whole answer came before {@code deadline}
     */
    Reply send(HttpTarget target, String method, String path, Headers headers, byte[] body, Instant deadline)
            throws FaultException;

    /**
     * The same towards an address that a subscriber named: only where the installation lets deliveries go. It is the address
     * really connected to that is judged, each time.
     *
     * @throws FaultException as {@link #send}; with {@code JARINGAN_TUJUAN_DILARANG} where the address may not be reached
     */
    default Reply push(HttpTarget target, String method, String path, Headers headers, byte[] body, Instant deadline)
            throws FaultException {
        throw new UnsupportedOperationException("push: not by this client (expected: one that knows the networks)");
    }
}
