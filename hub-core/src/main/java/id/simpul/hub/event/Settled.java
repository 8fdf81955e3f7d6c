package id.simpul.hub.event;

import id.simpul.hub.message.CallId;
import org.jspecify.annotations.Nullable;

/**
 * A number that came to an end.
 *
 * @param lane the lane's number in tables
 * @param reason why it expired; empty where it was delivered
 * @param attempts how often the subscriber was asked
 * @param status what it answered, where it was asked
 * @param call the call under which the ledger has the last try
 */
record Settled(
        int lane,
        long seq,
        CallId event,
        Outcome outcome,
        String reason,
        int attempts,
        @Nullable Integer status,
        @Nullable CallId call) {

    enum Outcome {
        DELIVERED,
        EXPIRED;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What the mark of its row is made of. */
    String text() {
        return text(lane, seq, event.value(), outcome.code());
    }

    static String text(int lane, long seq, String event, String outcome) {
        return lane + " " + seq + " " + event + " " + outcome;
    }
}
