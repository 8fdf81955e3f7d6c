package id.simpul.gateway.dataplane;

import id.simpul.hub.event.PullPath;
import id.simpul.hub.message.FaultException;
import java.time.Duration;
import java.util.List;

/** What an application asks of {@code /subscriptions/{code}/pull}, {@code /ack}, {@code /nack} and {@code /extend}. */
final class PullOrder {
    static final int BODY_LIMIT = 32 * 1024;
    static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private static final int FEW = 10;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int LEASE_LENGTH = 100;
    private static final int REASON_LENGTH = 200;

    private PullOrder() {}

    /**
     * {@code {"max": 1..100, "lease": "1s".."1h", "wait": "0s".."20s"}}; without them ten, a minute, and no waiting.
     *
     * @param patience how long to look again where there is nothing
     */
    record Fetch(int max, Duration lease, Duration patience) {
        static Fetch read(byte[] bytes) throws FaultException {
            JsonBody body = JsonBody.read(bytes, "max", "lease", "wait");
            return new Fetch(
                    body.number("max", 1, PullPath.MOST, FEW),
                    length(body),
                    body.duration("wait", Duration.ZERO, LONGEST_WAIT, Duration.ZERO));
        }
    }

    /** {@code {"leases": [...]}}. */
    static List<String> acknowledged(byte[] bytes) throws FaultException {
        return leases(JsonBody.read(bytes, "leases"));
    }

    /** {@code {"leases": [...], "reason": "..."}}. */
    record GivenBack(List<String> leases, String reason) {
        static GivenBack read(byte[] bytes) throws FaultException {
            JsonBody body = JsonBody.read(bytes, "leases", "reason");
            return new GivenBack(PullOrder.leases(body), body.text("reason", REASON_LENGTH));
        }
    }

    /** {@code {"leases": [...], "lease": "60s"}}: longer from now on. */
    record Extended(List<String> leases, Duration lease) {
        static Extended read(byte[] bytes) throws FaultException {
            JsonBody body = JsonBody.read(bytes, "leases", "lease");
            return new Extended(PullOrder.leases(body), length(body));
        }
    }

    private static List<String> leases(JsonBody body) throws FaultException {
        return body.texts("leases", PullPath.MOST, LEASE_LENGTH);
    }

    private static Duration length(JsonBody body) throws FaultException {
        return body.duration("lease", PullPath.SHORTEST, PullPath.LONGEST, LEASE);
    }
}
