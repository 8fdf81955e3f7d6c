package id.simpul.hub.connector;

import java.util.Map;

/**
 * Values for {@code ${name}} in the settings of connections, so that one registry serves several machines. Resolved when
 * a connection is opened, never stored.
 */
@FunctionalInterface
public interface TargetVariables {
    Map<String, String> values();
}
