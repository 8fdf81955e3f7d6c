package id.simpul.hub.registry;

import java.time.LocalDateTime;

/**
 * A planned time, in the city's zone, in which a connection takes no calls.
 *
 * @param until the first moment after it
 * @param reason what the consumers are told
 */
public record MaintenanceWindow(LocalDateTime from, LocalDateTime until, String reason) {

    /** Reads what {@link #toString} writes. */
    public static MaintenanceWindow parse(String text) {
        int reason = text.indexOf(' ');
        String[] ends = text.substring(0, reason).split("/", 2);
        return new MaintenanceWindow(
                LocalDateTime.parse(ends[0]), LocalDateTime.parse(ends[1]), text.substring(reason + 1));
    }

    /** An ISO 8601 interval, and the reason behind a space. */
    @Override
    public String toString() {
        return from + "/" + until + " " + reason;
    }
}
