package id.simpul.hub.health;

import java.util.List;

/**
 * What was measured in a stretch of time.
 *
 * @param failures calls that the target failed
 * @param late calls that took longer than their service's limit
 * @param p95Micros the time within which 95 of 100 calls were answered; 0 without calls
 */
public record Figures(long calls, long failures, long late, long p95Micros) {
    /** A success rate under this is a failed connection, given enough calls. */
    public static final double LEAST_SUCCESS = 0.75;

    public static final Figures NONE = new Figures(0, 0, 0, 0);

    public Figures {
        if (failures < 0 || failures > calls) {
            throw new IllegalArgumentException("failures: " + failures + " (expected: 0 to " + calls + ")");
        }
    }

    /** Of several services together; p95 is that of the slowest. */
    static Figures sum(List<Figures> parts) {
        return parts.stream()
                .reduce(
                        NONE,
                        (a, b) -> new Figures(
                                a.calls + b.calls,
                                a.failures + b.failures,
                                a.late + b.late,
                                Math.max(a.p95Micros, b.p95Micros)));
    }

    /** Share of calls that the target answered, 0 to 1; 1 without calls. */
    public double successRate() {
        return calls == 0 ? 1 : (double) (calls - failures) / calls;
    }

    public long p95Millis() {
        return Math.round(p95Micros / 1000.0);
    }
}
