package id.simpul.hub.connector;

import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.message.TraceContext;
import java.time.Instant;
import java.util.Map;

/**
 * The inbound face of a connector: an address of its own on port 8000 with its own credential check, for a system that
 * speaks in its own way. Found by Spring. Its body is read whole, its methods run on a virtual thread; what passes
 * {@link #identify} gets evidence like any call.
 */
public interface Intake {
    /** The HTTP method, in capitals. */
    String method();

    /** The address, such as {@code /oss/{method}}; a variable fills one part. */
    String path();

    /** Largest body in bytes. */
    int bodyLimit();

    /** The application that answers at this address, and the word for its service in evidence. */
    Name name();

    /**
     * The code of the registered application that proves by this request who it is.
     *
     * @throws FaultException when it does not
     */
    String identify(Request request) throws FaultException;

    /** Answers a request whose client is known. */
    Reply answer(String client, Request request) throws FaultException;

    /** A refusal or a failure in the words of the system that asked. */
    Reply refuse(Fault fault, Request request);

    record Name(String application, String service) {}

    /**
     * A whole request.
     *
     * @param variables of the path, decoded
     */
    record Request(
            CallId id,
            Map<String, String> variables,
            Headers headers,
            byte[] body,
            String clientAddress,
            Instant receivedAt,
            TraceContext trace) {
        /** Leaves everything out that may hold a secret or a person. */
        @Override
        public String toString() {
            return "Request[" + id + ", " + body.length + " bytes]";
        }
    }
}
