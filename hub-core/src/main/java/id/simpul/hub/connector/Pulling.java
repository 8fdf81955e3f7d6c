package id.simpul.hub.connector;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A connector that fetches of its own accord, on a schedule of its settings, and at once when a person asks. */
public interface Pulling extends Connector {
    /** Fetches now and waits for the end; one under way already is waited for instead. Never throws for what the other side did. */
    Report pull();

    /** How the newest fetch went; null before the first one. */
    @Nullable
    Report last();

    /** Whether what was fetched took the place of the last good set. */
    enum Outcome {
        CHANGED,
        UNCHANGED,
        /** The set looked wrong and was left aside: the last good one stays. */
        REFUSED,
        /** Nothing could be fetched. */
        FAILED
    }

    /**
     * One fetch.
     *
     * @param seen items in what was fetched
     * @param added items announced as new
     * @param changed items announced as changed
     * @param gone items announced as gone
     * @param detail why it was refused or failed, in words for an operator; else empty
     */
    record Report(Instant at, Outcome outcome, int seen, int added, int changed, int gone, String detail) {}
}
