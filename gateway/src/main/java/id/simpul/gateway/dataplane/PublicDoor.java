package id.simpul.gateway.dataplane;

import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;

/** A document that everybody may read on port 8000, such as the city's JDIH feed. Found by Spring. */
public interface PublicDoor {
    /** The address. */
    String path();

    /** The document for a GET; called on a virtual thread. The data plane leaves the body out for HEAD. */
    Reply answer(Headers headers);
}
