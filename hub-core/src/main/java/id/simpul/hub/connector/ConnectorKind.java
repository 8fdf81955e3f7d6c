package id.simpul.hub.connector;

import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.ConnectionFace;

/** A kind of connection, found by Spring: one bean is all that a new kind needs. */
public interface ConnectorKind {

    /** The kind's code, its fields, defaults and help. */
    ConnectionFace face();

    /**
     * Opens one connection of one application; its settings have been checked against the face, its variables and secret
     * references resolved. Must not wait for the target: a target that is down is no reason to refuse the route.
     *
     * @throws IllegalArgumentException when the settings make no sense together
     */
    Target open(Application application, Application.Connection connection);
}
