package id.simpul.connectors.jdih;

import id.simpul.hub.connector.Pulling.Outcome;
import id.simpul.hub.connector.Pulling.Report;
import java.time.Duration;
import java.time.Instant;

/** When the next fetch is due: at its interval after a good one, sooner and then ever later after a bad one. */
final class JdihSchedule {
    private static final Duration SOONEST = Duration.ofSeconds(15);
    private static final Duration LATEST = Duration.ofMinutes(15);

    private final Duration every;
    private Instant due;
    private Duration pause = SOONEST;

    JdihSchedule(Duration every, Instant first) {
        this.every = every;
        this.due = first;
    }

    synchronized boolean isDue(Instant now) {
        return !now.isBefore(due);
    }

    synchronized void ended(Report report) {
        boolean good = report.outcome() == Outcome.CHANGED || report.outcome() == Outcome.UNCHANGED;
        due = report.at().plus(good ? every : shorter(pause, every));
        pause = good ? SOONEST : shorter(pause.multipliedBy(2), LATEST);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
