package id.simpul.hub.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One synchronous call on its way from an application to a service of another one.
 *
 * @param tail the raw path behind the service's name, with its leading slash, or empty; forwarded byte for byte
 * @param query the raw query without its question mark
 * @param body what was read of the body before admission; empty where the transport streams it
 * @param deadline the moment after which the caller gets 504
 */
public record Call(
        CallId id,
        String method,
        String application,
        String service,
        String tail,
        @Nullable String query,
        Headers headers,
        byte[] body,
        String clientAddress,
        Instant receivedAt,
        Instant deadline,
        TraceContext trace) {
    private static final byte[] EMPTY = new byte[0];

    /** The call as it arrived, before its route and with it its deadline are known. */
    public static Call arrived(
            CallId id,
            String method,
            String application,
            String service,
            String tail,
            @Nullable String query,
            Headers headers,
            String clientAddress,
            Instant receivedAt,
            TraceContext trace) {
        return new Call(
                id,
                method,
                application,
                service,
                tail,
                query,
                headers,
                EMPTY,
                clientAddress,
                receivedAt,
                Instant.MAX,
                trace);
    }

    public Call withDeadline(Instant at) {
        return new Call(
                id, method, application, service, tail, query, headers, body, clientAddress, receivedAt, at, trace);
    }

    public Call withBody(byte[] bytes) {
        return new Call(
                id,
                method,
                application,
                service,
                tail,
                query,
                headers,
                bytes,
                clientAddress,
                receivedAt,
                deadline,
                trace);
    }

    /** Leaves path, query, headers and body out: they may carry a NIK or a secret. */
    @Override
    public String toString() {
        return "Call[" + id + " " + method + " " + application + "/" + service + "]";
    }
}
