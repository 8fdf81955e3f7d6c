package id.simpul.hub.registry;

import java.time.LocalDate;
import java.util.List;

/**
 * What one application may do with one service of another, or hear of its facts of one type, and why.
 *
 * @param id {@code <consumer>-<application>-<service>} unless the file names it
 * @param service code of the service, or an event type, which alone has a dot
 * @param operations codes of the operations allowed; empty allows all. On facts: {@code hear}, {@code publish}; empty
 *     allows to hear
 * @param fields response fields, or fields of the event's data, allowed as dotted paths; empty passes all
 * @param basis the legal basis, UU 27/2022 Pasal 20
 * @param from first day, in the city's zone
 * @param until last day, in the city's zone
 * @param limits how much of it
 * @param hours on which days and at which hours
 * @param approvedBy the data owner (PIC) who approved it
 */
public record Agreement(
        String id,
        String consumer,
        String application,
        String service,
        List<String> operations,
        List<String> fields,
        String purpose,
        String basis,
        LocalDate from,
        LocalDate until,
        Limits limits,
        Hours hours,
        String approvedBy) {

    /** How the id of an agreement begins that is for trying out only. */
    public static final String TRIAL = "uji-";

    /** What an agreement on facts may allow. */
    public static final String HEAR = "hear";

    public static final String PUBLISH = "publish";

    /** At every hour, with the limits that go with a rate. */
    public Agreement(
            String id,
            String consumer,
            String application,
            String service,
            List<String> operations,
            List<String> fields,
            String purpose,
            String basis,
            LocalDate from,
            LocalDate until,
            int perSecond,
            String approvedBy) {
        this(
                id,
                consumer,
                application,
                service,
                operations,
                fields,
                purpose,
                basis,
                from,
                until,
                Limits.of(perSecond),
                Hours.ALWAYS,
                approvedBy);
    }

    /** Whether it is about facts instead of calls. */
    public boolean onEvents() {
        return service.indexOf('.') >= 0;
    }

    /** Whether it lets its consumer hear of the owner's facts. */
    public boolean mayHear() {
        return onEvents() && (operations.isEmpty() || operations.contains(HEAR));
    }

    /** Whether it lets its consumer publish facts of the owner's type. */
    public boolean mayPublish() {
        return onEvents() && operations.contains(PUBLISH);
    }

    /** Whether it is for trying out only: it lets calls into a sandbox, and nowhere else. */
    public boolean trial() {
        return id.startsWith(TRIAL);
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    /** Whether both could answer for one operation on one day, so that it would be open which one does. */
    public boolean ambiguousWith(Agreement other) {
        boolean sameDays = !from.isAfter(other.until) && !other.from.isAfter(until);
        boolean sameOperations = operations.isEmpty() == other.operations.isEmpty()
                && (operations.isEmpty() || operations.stream().anyMatch(other.operations::contains));
        return consumer.equals(other.consumer)
                && application.equals(other.application)
                && service.equals(other.service)
                && sameDays
                && sameOperations;
    }

    public boolean allows(String operation) {
        return operations.isEmpty() || operations.contains(operation);
    }
}
