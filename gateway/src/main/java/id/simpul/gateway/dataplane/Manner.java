package id.simpul.gateway.dataplane;

import io.vertx.core.MultiMap;

/** What one way of asking adds to a call on its way; the hub's own adds nothing. */
interface Manner {
    Manner PLAIN = new Manner() {};

    /** Sees a piece of the request's body. */
    default void received(byte[] piece) {}

    /** Adds to the headers for an HTTP target. */
    default void toTarget(MultiMap headers) {}
}
