package id.simpul.hub.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One ended call: its opening and closing in one line, or its refusal.
 *
 * @param startedAt null where the opening cannot be found
 * @param application null for a refused call to something that the registry does not know, like service and operation
 * @param status the HTTP status that the caller saw; null where the hub was killed first, like micros
 */
public record CallSummary(
        String callId,
        @Nullable Instant startedAt,
        Instant endedAt,
        boolean refused,
        String consumer,
        @Nullable String application,
        @Nullable String service,
        @Nullable String operation,
        String outcome,
        @Nullable Integer status,
        @Nullable Long micros,
        String traceId) {

    /** Where the next page begins: {@link CallQuery#before()}. */
    public String cursor() {
        return endedAt + "_" + callId;
    }
}
