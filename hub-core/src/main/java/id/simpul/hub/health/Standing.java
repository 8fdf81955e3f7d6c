package id.simpul.hub.health;

import java.time.Instant;

/** A verdict and the moment since which its state holds. */
record Standing(Verdict verdict, Instant since) {
    /** The same state keeps its beginning and takes the newest cause. */
    Standing next(Verdict now, Instant at) {
        return new Standing(now, now.state() == verdict.state() ? since : at);
    }
}
