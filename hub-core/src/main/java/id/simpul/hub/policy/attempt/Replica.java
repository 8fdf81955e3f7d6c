package id.simpul.hub.policy.attempt;

import id.simpul.hub.registry.TargetCheck;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * One target of a connection, and what calls and checks showed of it. A target whose calls fail is left out, for twice as
 * long each time; one that does not answer the hub's checks until it does.
 */
public final class Replica {
    static final Duration FIRST_EJECTION = Duration.ofSeconds(5);
    static final Duration LONGEST_EJECTION = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 10;

    private final URI address;
    private final int weight;
    private volatile Condition condition;
    private volatile boolean calm = true;
    private int failuresInARow;
    private int ejections;
    private Instant calmAt = Instant.MIN;
    private int checksFailed;
    private int checksPassed;

    Replica(URI address, int weight, Instant since) {
        this.address = address;
        this.weight = weight;
        this.condition = new Condition(TargetState.USED, since, "", Instant.MIN);
    }

    private record Condition(TargetState state, Instant since, String why, Instant until) {
        boolean over(Instant now) {
            return state == TargetState.EJECTED && !now.isBefore(until);
        }
    }

    /** Scheme, host, port and path of the target. */
    public URI address() {
        return address;
    }

    public int weight() {
        return weight;
    }

    public TargetState state(Instant now) {
        Condition current = condition;
        return current.over(now) ? TargetState.TRIAL : current.state();
    }

    /** When its state began; a target on trial has not been well since it was left out. */
    public Instant since() {
        return condition.since();
    }

    /** Why it is, or was, left out; empty where it is used. */
    public String why() {
        return condition.why();
    }

    /** Whether it is not left out. */
    boolean takesPart(Instant now) {
        Condition current = condition;
        return current.state() == TargetState.USED || current.over(now);
    }

    /** Notes that a call got an answer from it. */
    void succeeded(Instant now) {
        if (!calm) {
            recover(now);
        }
    }

    private synchronized void recover(Instant now) {
        failuresInARow = 0;
        if (condition.state() == TargetState.EJECTED) {
            use(now);
        }
        if (condition.state() == TargetState.USED && !now.isBefore(calmAt)) {
            ejections = 0;
            calm = true;
        }
    }

    private void use(Instant now) {
        condition = new Condition(TargetState.USED, now, "", Instant.MIN);
        failuresInARow = 0;
        checksFailed = 0;
    }

    /** Notes that a call failed for it. */
    synchronized void failed(Instant now, String why, int limit) {
        calm = false;
        failuresInARow++;
        boolean trial = condition.over(now);
        if (trial || (condition.state() == TargetState.USED && failuresInARow >= limit)) {
            Duration length = FIRST_EJECTION.multipliedBy(1L << Math.min(ejections, DOUBLINGS));
            length = length.compareTo(LONGEST_EJECTION) > 0 ? LONGEST_EJECTION : length;
            ejections++;
            checksPassed = 0;
            calmAt = now.plus(length).plus(length);
            condition = new Condition(TargetState.EJECTED, trial ? condition.since() : now, why, now.plus(length));
        }
    }

    /** Notes that the hub looked, and what it saw. */
    synchronized void checked(boolean passed, String why, TargetCheck check, Instant now) {
        checksPassed = passed ? checksPassed + 1 : 0;
        checksFailed = passed ? 0 : checksFailed + 1;
        if (condition.state() != TargetState.USED && checksPassed >= check.successes()) {
            use(now);
        } else if (condition.state() != TargetState.DOWN && checksFailed >= check.failures()) {
            condition = new Condition(TargetState.DOWN, now, why, Instant.MIN);
        }
    }

    /** Without checks nothing could bring it back. */
    synchronized void forgetChecks(Instant now) {
        if (condition.state() == TargetState.DOWN) {
            use(now);
        }
    }
}
