package id.simpul.hub.registry;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What an application offers to others through the hub.
 *
 * @param connection the code of the connection of the same application that answers
 * @param deadline from the arrival of the call to the end of the answer
 */
public record Service(
        String code,
        String name,
        String nameEn,
        DataClass dataClass,
        String connection,
        Duration deadline,
        Resilience resilience,
        List<Operation> operations) {

    /**
     * One thing that a service does.
     *
     * @param code what agreements name
     * @param subject where the NIK of the person concerned stands; {@code NONE} only where no person is concerned
     * @param settings the connection kind's own fields, such as a query
     * @param example values for the template's variables that answer 200 in the sample city
     */
    public record Operation(
            String code,
            String method,
            PathTemplate path,
            SubjectSource subject,
            Map<String, String> settings,
            Map<String, String> example) {}

    /**
     * When the breaker opens, and for how long.
     *
     * @param failureRate share of failed calls in percent that opens it
     * @param window number of calls looked at
     * @param minimumCalls no judgement below this number
     * @param open how long it refuses before it probes
     */
    public record Resilience(int failureRate, int window, int minimumCalls, Duration open) {
        public static final Resilience DEFAULT = new Resilience(50, 20, 10, Duration.ofSeconds(10));
    }
}
