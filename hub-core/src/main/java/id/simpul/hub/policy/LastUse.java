package id.simpul.hub.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a key was last used, to the second. Noted by event loops without a lock, read now and then. */
public final class LastUse {
    private volatile long second;

    public void note(Instant now) {
        long current = now.getEpochSecond();
        // most calls come within the same second: a read is cheaper than a write that all cores see
        if (second < current) {
            second = current;
        }
    }

    /** Null before the first use. */
    public @Nullable Instant at() {
        long noted = second;
        return noted == 0 ? null : Instant.ofEpochSecond(noted);
    }
}
