package id.simpul.hub.connector;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * An HTTP server as plain data: the data plane streams to it through its one client.
 *
 * @param origin scheme, host, port and the path under which the application lives, without a trailing slash
 * @param connectTimeout until the connection stands
 * @param headers added to each call, such as a credential; values never reach a log
 */
public record HttpTarget(URI origin, Duration connectTimeout, int maxConnections, Map<String, String> headers)
        implements Target {
    public HttpTarget {
        headers = Map.copyOf(headers);
    }

    /** Leaves the headers out: they may be credentials. */
    @Override
    public String toString() {
        return "HttpTarget[" + origin + "]";
    }
}
