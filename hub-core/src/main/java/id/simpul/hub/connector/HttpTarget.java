package id.simpul.hub.connector;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * An HTTP server as plain data: the data plane streams to it through its one client.
 *
 * @param origin scheme, host, port and the path under which the application lives, without a trailing slash
 * @param connectTimeout until the connection stands
 * @param maxBody largest body of a request in bytes
 * @param tls how it is recognised, where it speaks TLS
 * @param headers added to each call, such as a credential; values never reach a log
 */
public record HttpTarget(
        URI origin,
        Duration connectTimeout,
        int maxConnections,
        long maxBody,
        TargetTls tls,
        Map<String, String> headers)
        implements Target {
    /** 2 GiB: what a service takes that says nothing. */
    public static final long USUAL_BODY = 2048L << 20;

    public HttpTarget {
        headers = Map.copyOf(headers);
    }

    /** A target with the usual limits and the usual trust. */
    public HttpTarget(URI origin, Duration connectTimeout, int maxConnections, Map<String, String> headers) {
        this(origin, connectTimeout, maxConnections, USUAL_BODY, TargetTls.USUAL, headers);
    }

    /** Leaves the headers out: they may be credentials. */
    @Override
    public String toString() {
        return "HttpTarget[" + origin + "]";
    }
}
