package id.simpul.hub.health;

import id.simpul.hub.health.Cause.Kind;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules by which a connection's state follows from what was seen. Nothing else in the hub decides this. */
final class HealthRules {
    /** So many failures one after the other are a failed connection, however few calls there were. */
    static final int IN_A_ROW = 3;

    static final int CALLS_FOR_FAILED = 10;
    /** A success rate under this is a degraded connection, given enough calls and more than one failure. */
    static final double SUCCESS_WANTED = 0.98;

    static final int CALLS_FOR_DEGRADED = 5;
    /** What p95 may be of the service's deadline. */
    static final double SHARE_OF_DEADLINE = 0.5;
    /** No sample for two intervals is no data. */
    static final Duration SILENCE = ConnectionMeter.INTERVAL.multipliedBy(2);

    private static final int MORE_THAN_CHANCE = 2;
    private static final int ONE_IN = 20;
    private static final int PERCENT = 100;
    private static final Set<HealthState> MEASURED =
            Set.of(HealthState.FAILED, HealthState.DEGRADED, HealthState.HEALTHY);

    private HealthRules() {}

    static Verdict judge(Evidence evidence) {
        if (evidence.breaker() == Breaker.OPEN) {
            return failed(new Cause(Kind.BREAKER_OPEN, evidence.lastFailure(), null, 0, 0));
        }
        if (evidence.inARow() >= IN_A_ROW) {
            return failed(new Cause(Kind.FAILED_IN_A_ROW, evidence.lastFailure(), null, evidence.inARow(), IN_A_ROW));
        }
        Duration quiet = evidence.quiet();
        if (quiet == null) {
            return withoutSample(evidence.before());
        }
        if (quiet.compareTo(SILENCE) > 0) {
            return noData(new Cause(Kind.SILENT, null, null, quiet.toMinutes(), SILENCE.toMinutes()));
        }
        return byFigures(evidence);
    }

    private static Verdict withoutSample(@Nullable Verdict before) {
        return before != null ? before : noData(Cause.of(Kind.HISTORY_UNREAD));
    }

    private static Verdict byFigures(Evidence evidence) {
        Figures total = evidence.total();
        Verdict before = evidence.before();
        if (total.calls() == 0 && before != null && MEASURED.contains(before.state())) {
            return before;
        }
        if (failing(total)) {
            return failed(new Cause(
                    Kind.SUCCESS_TOO_LOW,
                    evidence.lastFailure(),
                    null,
                    succeeded(total),
                    Math.round(Figures.LEAST_SUCCESS * PERCENT)));
        }
        if (erring(total)) {
            return degraded(new Cause(
                    Kind.ERRORS_TOO_HIGH,
                    evidence.lastFailure(),
                    null,
                    PERCENT - succeeded(total),
                    Math.round((1 - SUCCESS_WANTED) * PERCENT)));
        }
        return slowest(evidence).map(each -> degraded(slow(each))).orElse(new Verdict(HealthState.HEALTHY, Cause.NONE));
    }

    /** What a stretch of calls says by itself. */
    static HealthState state(Figures figures) {
        if (figures.calls() == 0) {
            return HealthState.NO_DATA;
        }
        if (failing(figures)) {
            return HealthState.FAILED;
        }
        return erring(figures) || late(figures) ? HealthState.DEGRADED : HealthState.HEALTHY;
    }

    private static boolean failing(Figures figures) {
        return (figures.calls() >= CALLS_FOR_FAILED && figures.successRate() < Figures.LEAST_SUCCESS)
                || (figures.failures() >= IN_A_ROW && figures.failures() == figures.calls());
    }

    private static boolean erring(Figures figures) {
        return figures.calls() >= CALLS_FOR_DEGRADED
                && figures.failures() >= MORE_THAN_CHANCE
                && figures.successRate() < SUCCESS_WANTED;
    }

    /** Whether p95 is over the limit, by count: more than one call in twenty is late. */
    static boolean late(Figures figures) {
        return figures.calls() >= CALLS_FOR_DEGRADED
                && figures.late() >= MORE_THAN_CHANCE
                && figures.late() * ONE_IN > figures.calls();
    }

    private static Optional<ServiceHealth> slowest(Evidence evidence) {
        return evidence.services().stream()
                .filter(ServiceHealth::late)
                .max(Comparator.comparingDouble(each ->
                        (double) each.figures().p95Micros() / each.limit().toNanos()));
    }

    private static Cause slow(ServiceHealth service) {
        return new Cause(
                Kind.TOO_SLOW,
                null,
                service.code(),
                Math.max(service.figures().p95Millis(), service.limit().toMillis()),
                service.limit().toMillis());
    }

    private static long succeeded(Figures figures) {
        return (long) (figures.successRate() * PERCENT);
    }

    private static Verdict failed(Cause cause) {
        return new Verdict(HealthState.FAILED, cause);
    }

    private static Verdict degraded(Cause cause) {
        return new Verdict(HealthState.DEGRADED, cause);
    }

    private static Verdict noData(Cause cause) {
        return new Verdict(HealthState.NO_DATA, cause);
    }
}
