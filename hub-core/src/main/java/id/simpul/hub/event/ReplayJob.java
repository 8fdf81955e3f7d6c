package id.simpul.hub.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A frozen list and how far it is.
 *
 * @param id a UUID version 7
 * @param chosenBy how the list was chosen, as JSON
 * @param byKey whether all of one key is sent before the next
 * @param rate sends a second, 1 to 1,000; null before it is started
 * @param state made, running, paused, stopped or finished
 * @param notBefore while the subscriber takes nothing, when it is asked again; {@code downReason} says why
 */
public record ReplayJob(
        String id,
        String application,
        String subscription,
        String chosenBy,
        boolean includeDelivered,
        boolean byKey,
        @Nullable Integer rate,
        String reason,
        String madeBy,
        Instant frozenAt,
        @Nullable String approvedBy,
        String state,
        @Nullable Instant notBefore,
        String downReason,
        int downs,
        Counts counts) {

    /**
     * How many of the list are what.
     *
     * @param frozen all of the list
     * @param chosen still to be sent
     * @param unfit of the chosen, those that fit their type no longer
     * @param processed delivered before the list was frozen
     * @param gone their data cannot be read any more
     */
    public record Counts(
            int frozen,
            int chosen,
            int unfit,
            int processed,
            int gone,
            int excluded,
            int sent,
            int failed,
            int skipped,
            int stopped) {
        /** For a step's row. */
        String text() {
            return "frozen=" + frozen + " chosen=" + chosen + " unfit=" + unfit + " processed=" + processed + " gone="
                    + gone + " excluded=" + excluded + " sent=" + sent + " failed=" + failed + " skipped=" + skipped
                    + " stopped=" + stopped;
        }
    }

    /** {@code application/subscription}. */
    public String name() {
        return application + "/" + subscription;
    }

    /** How the list was chosen. */
    public ReplayFilter filter() {
        return JsonMapper.shared().readValue(chosenBy, ReplayFilter.class);
    }

    /** Whether nothing of it will be sent any more. */
    public boolean ended() {
        return state.equals("stopped") || state.equals("finished");
    }
}
