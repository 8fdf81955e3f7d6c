package id.simpul.hub.message;

import java.time.Instant;

/**
 * One event on its way to one subscription.
 *
 * @param id the event's id at the hub, the same at every attempt: {@code webhook-id}
 * @param application the subscriber's code
 * @param subscription the subscription's code
 * @param publisher the code of the application that announced it
 * @param attempt from 1
 * @param deadline the moment after which the attempt has failed
 */
public record Delivery(
        CallId id,
        String application,
        String subscription,
        String publisher,
        Event event,
        int attempt,
        Instant deadline) {
    /** {@code application/subscription}, as metrics, records and pages name it. */
    public String name() {
        return application + "/" + subscription;
    }
}
