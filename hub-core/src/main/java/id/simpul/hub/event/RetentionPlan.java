package id.simpul.hub.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What of the events is over, and what a run removes or would remove.
 *
 * @param keepDays by class, where a type does not say; 0 for ever
 * @param events by type and class; only those of which something is over
 * @param log what goes from the beginning of topics; only where something goes
 * @param keys the scopes whose keys are destroyed, as in {@code pribadi/2026-11}
 */
public record RetentionPlan(Map<String, Integer> keepDays, List<Due> events, List<Log> log, List<String> keys) {
    /**
     * Events of one type and class.
     *
     * @param type {@code owner/type}
     * @param until what was accepted before it is over
     * @param events to be removed
     * @param settlements the ends of those
     * @param stay over, but waiting, set aside, parked or laid out for somebody
     */
    public record Due(String type, String dataClass, Instant until, long events, long settlements, long stay) {}

    /**
     * The beginning of some topics.
     *
     * @param topics {@code simpul.events} or {@code simpul.lane.*}
     * @param offsets how many: records, and the marks of transactions
     */
    public record Log(String topics, long offsets) {}
}
