package id.simpul.hub.registry;

import java.time.LocalDate;
import java.util.List;

/**
 * What one application may do with one service of another, or hear of its facts of one type, and why.
 *
 * @param id {@code <consumer>-<application>-<service>} unless the file names it
 * @param service code of the service, or an event type, which alone has a dot
 * @param operations codes of the operations allowed; empty allows all
 * @param fields response fields, or fields of the event's data, allowed as dotted paths; empty passes all
 * @param basis the legal basis, UU 27/2022 Pasal 20
 * @param from first day, in the city's zone
 * @param until last day, in the city's zone
 * @param perSecond calls a second
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
        int perSecond,
        String approvedBy) {

    /** Whether it is about facts instead of calls. */
    public boolean onEvents() {
        return service.indexOf('.') >= 0;
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    public boolean allows(String operation) {
        return operations.isEmpty() || operations.contains(operation);
    }
}
