package id.simpul.connectors.jdih;

import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.connector.Outbound;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Fetches the file of one member site. */
final class JdihSite {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Headers HEADERS = Headers.of(Map.of("accept", "application/json"));

    private final HttpTarget target;
    private final String path;
    private final Duration timeout;
    private final Outbound outbound;
    private final Clock clock;

    JdihSite(URI url, Duration timeout, Outbound outbound, Clock clock) {
        this.target = new HttpTarget(URI.create(url.getScheme() + "://" + url.getRawAuthority()), CONNECT, 1, Map.of());
        this.path = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        this.timeout = timeout;
        this.outbound = outbound;
        this.clock = clock;
    }

    /** The file as it came. */
    byte[] fetch() throws FaultException {
        Reply reply = outbound.send(
                target, "GET", path, HEADERS, new byte[0], clock.instant().plus(timeout));
        if (reply.status() != 200) {
            throw new FaultException(Fault.target(
                    FaultCode.JAWABAN_TIDAK_SAH, "status: " + reply.status() + retry(reply) + " (expected: 200)"));
        }
        return reply.body();
    }

    private static String retry(Reply reply) {
        String after = reply.headers().first("retry-after");
        return after == null ? "" : ", retry after " + after;
    }
}
