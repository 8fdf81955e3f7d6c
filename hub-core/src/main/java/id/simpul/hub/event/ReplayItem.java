package id.simpul.hub.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of a frozen list.
 *
 * @param place in the list, from 1, by lane and number
 * @param lane the lane's number in tables
 * @param found what it was when the list was frozen: delivered, expired, parked or set_aside
 * @param fit fits, unfit or gone
 * @param state chosen, excluded, sending, sent, failed, skipped or stopped
 * @param callId the call under which the ledger has its last try
 */
public record ReplayItem(
        int place,
        int lane,
        long seq,
        String eventId,
        String type,
        @Nullable String subject,
        String found,
        String fit,
        String state,
        String reason,
        @Nullable Integer status,
        @Nullable String callId,
        Instant changedAt) {}
