package id.simpul.gateway.dataplane;

import id.simpul.hub.connector.Intake;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.PathTemplate;

/**
 * One of the hub's own addresses on port 8000: its small body is read whole, its answer made on a virtual thread.
 *
 * @param bodyLimit largest body in bytes; a larger one is refused with 413
 */
record Door(String method, PathTemplate path, int bodyLimit, Handler handler) {
    static Door of(String method, String path, int bodyLimit, Handler handler) {
        return new Door(method, PathTemplate.parse(path), bodyLimit, handler);
    }

    /** Makes the answer. */
    @FunctionalInterface
    interface Handler {
        Reply answer(Intake.Request request);
    }
}
