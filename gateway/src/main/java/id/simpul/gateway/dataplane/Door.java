package id.simpul.gateway.dataplane;

import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;

/** One of the hub's own addresses on port 8000: its small body is read whole, its answer made on a virtual thread. */
interface Door {
    /** Largest body in bytes; a larger one is refused with 413. */
    int bodyLimit();

    Reply answer(Headers headers, byte[] body, String clientAddress);
}
