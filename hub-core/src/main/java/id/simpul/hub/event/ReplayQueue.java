package id.simpul.hub.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a filter would choose now, to look at before a list is frozen. */
@Component
public class ReplayQueue {
    private final ReplayChoice choice;

    ReplayQueue(ReplayChoice choice) {
        this.choice = choice;
    }

    /**
     * What stopped for one reason.
     *
     * @param oldest when the oldest of them was accepted
     */
    public record Group(String reason, int count, Instant oldest) {}

    /**
     * One delivery.
     *
     * @param name of the subscription, {@code application/subscription}
     * @param state delivered, expired, parked or set_aside
     * @param changedAt when it came to that state
     */
    public record Row(
            String eventId,
            String name,
            String type,
            @Nullable String subject,
            String state,
            int attempts,
            String reason,
            @Nullable Integer status,
            String answer,
            Instant acceptedAt,
            Instant changedAt) {}

    /** By reason, the largest first; at most twenty. */
    public List<Group> groups(ReplayFilter filter) {
        return choice.groups(filter);
    }

    /** The oldest first. */
    public List<Row> rows(ReplayFilter filter, int skipped, int limit) {
        return choice.rows(filter, skipped, limit);
    }
}
