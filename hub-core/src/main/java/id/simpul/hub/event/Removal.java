package id.simpul.hub.event;

import java.time.Instant;

/**
 * What one run removed of one kind because its time was over.
 *
 * @param run one run's rows have the same
 * @param who a person's name, or {@code hub}
 * @param what {@code events}, {@code log} or {@code key}
 * @param name {@code owner/type}, the topics, or the key's scope
 * @param dataClass of the events; empty for the log
 * @param until accepted before it
 * @param count events, offsets of the log, or keys
 * @param settlements the ends of those events
 */
record Removal(
        String run,
        Instant at,
        String who,
        String what,
        String name,
        String dataClass,
        Instant until,
        long count,
        long settlements) {
    static final String EVENTS = "events";
    static final String LOG = "log";
    static final String KEY = "key";

    /** What is signed: nine lines, none of them empty. */
    String text(String installation) {
        return String.join(
                        "\n",
                        installation + "/event-removal/" + what,
                        run,
                        name,
                        dataClass.isEmpty() ? "-" : dataClass,
                        until.toString(),
                        Long.toString(count),
                        Long.toString(settlements),
                        at.toString(),
                        who.replace('\n', ' '))
                + "\n";
    }
}
