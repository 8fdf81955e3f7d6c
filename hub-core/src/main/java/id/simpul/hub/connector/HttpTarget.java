package id.simpul.hub.connector;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An HTTP application as plain data: the data plane streams to it through its one client.
 *
 * @param connection its name, {@code application/connection}; empty where nobody chooses among its targets
 * @param origins every target, the first one first
 * @param connectTimeout until the connection stands
 * @param maxBody largest body of a request in bytes
 * @param tls how it is recognised, where it speaks TLS
 * @param headers added to each call, such as a credential; values never reach a log
 */
public record HttpTarget(
        String connection,
        List<Origin> origins,
        Duration connectTimeout,
        int maxConnections,
        long maxBody,
        TargetTls tls,
        Map<String, String> headers)
        implements Target {
    /** 2 GiB: what a service takes that says nothing. */
    public static final long USUAL_BODY = 2048L << 20;

    public HttpTarget {
        origins = List.copyOf(origins);
        headers = Map.copyOf(headers);
    }

    /**
     * One target.
     *
     * @param uri scheme, host, port and the path under which the application lives, without a trailing slash
     * @param weight how much of the calls it gets, compared with the others
     */
    public record Origin(URI uri, int weight) {}

    /** A target with the usual limits and the usual trust. */
    public HttpTarget(URI origin, Duration connectTimeout, int maxConnections, Map<String, String> headers) {
        this("", List.of(new Origin(origin, 1)), connectTimeout, maxConnections, USUAL_BODY, TargetTls.USUAL, headers);
    }

    /** The first target, or the only one. */
    public URI origin() {
        return origins.getFirst().uri();
    }

    /** The same application where only {@code one} of its targets is asked. */
    public HttpTarget only(URI one) {
        return new HttpTarget("", List.of(new Origin(one, 1)), connectTimeout, maxConnections, maxBody, tls, headers);
    }

    /** Leaves the headers out: they may be credentials. */
    @Override
    public String toString() {
        return "HttpTarget" + origins.stream().map(Origin::uri).toList();
    }
}
