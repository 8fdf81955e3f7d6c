package id.simpul.hub.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a later run of the hub needs to know of a connection. */
record Remembered(Standing standing, @Nullable Instant lastSample) {
    private static final Duration WORTH_WRITING = Duration.ofMinutes(1);

    /** A sample a few seconds younger is not worth a row. */
    boolean differs(Remembered before) {
        return !standing.equals(before.standing) || sampleMoved(before.lastSample);
    }

    private boolean sampleMoved(@Nullable Instant before) {
        if (lastSample == null || before == null) {
            return lastSample != null;
        }
        return Duration.between(before, lastSample).compareTo(WORTH_WRITING) >= 0;
    }
}
