package id.simpul.hub.policy.attempt;

import id.simpul.hub.registry.Resilience;
import id.simpul.hub.registry.TargetCheck;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The targets of one connection. A target that is left out gets no call, unless all are: then every one is as good as the
 * others, and calls go out as if nothing was known.
 */
public final class Replicas {
    private static final Logger LOG = LoggerFactory.getLogger(Replicas.class);

    private final String connection;
    private final List<Replica> all;
    private final Resilience rules;
    private final TargetCheck check;
    private final RetryBudget budget;
    private final RetryMeter meter;
    private final Clock clock;
    private final IntUnaryOperator dice;

    /** @param dice a number from 0 to below the given one */
    Replicas(
            String connection,
            List<Replica> all,
            Resilience rules,
            TargetCheck check,
            RetryMeter meter,
            Clock clock,
            IntUnaryOperator dice) {
        this.connection = connection;
        this.all = List.copyOf(all);
        this.rules = rules;
        this.check = check;
        this.budget = new RetryBudget(rules.retry().budget(), System.nanoTime());
        this.meter = meter;
        this.clock = clock;
        this.dice = dice;
    }

    /** {@code application/connection}. */
    public String connection() {
        return connection;
    }

    public List<Replica> all() {
        return all;
    }

    public TargetCheck check() {
        return check;
    }

    Resilience rules() {
        return rules;
    }

    RetryBudget budget() {
        return budget;
    }

    RetryMeter meter() {
        return meter;
    }

    /** The attempts of one call. */
    public Attempts attempts(String method) {
        return new Attempts(this, method);
    }

    /** A target by weight: one not yet {@code tried} before one that was, one that takes part before one left out. */
    public Replica choose(Set<Replica> tried) {
        if (all.size() == 1) {
            return all.getFirst();
        }
        Instant now = clock.instant();
        List<Replica> fit = all.stream().filter(each -> each.takesPart(now)).toList();
        List<Replica> known = fit.isEmpty() ? all : fit;
        List<Replica> fresh = without(known, tried);
        if (fresh.isEmpty()) {
            return byWeight(known);
        }
        return byWeight(fresh);
    }

    /** Whether a target that takes part was not tried yet. */
    boolean hasFresh(Set<Replica> tried) {
        Instant now = clock.instant();
        return all.stream().anyMatch(each -> each.takesPart(now) && !tried.contains(each));
    }

    private static List<Replica> without(Collection<Replica> from, Set<Replica> tried) {
        List<Replica> left = new ArrayList<>(from);
        left.removeAll(tried);
        return left;
    }

    private Replica byWeight(List<Replica> candidates) {
        int drawn =
                dice.applyAsInt(candidates.stream().mapToInt(Replica::weight).sum());
        for (Replica each : candidates) {
            drawn -= each.weight();
            if (drawn < 0) {
                return each;
            }
        }
        return candidates.getLast();
    }

    int roll(int below) {
        return dice.applyAsInt(below);
    }

    /** Notes that {@code replica} answered a call. */
    public void succeeded(Replica replica) {
        replica.succeeded(clock.instant());
    }

    /** Notes that {@code replica} failed a call; an only target is the breaker's matter. */
    public void failed(Replica replica, String why) {
        if (all.size() > 1) {
            noted(replica, now -> replica.failed(now, why, rules.eject()));
        }
    }

    /** Notes what the hub saw when it looked. */
    public void checked(Replica replica, boolean passed, String why) {
        noted(replica, now -> replica.checked(passed, why, check, now));
    }

    private void noted(Replica replica, Consumer<Instant> what) {
        Instant now = clock.instant();
        boolean before = replica.takesPart(now);
        what.accept(now);
        if (before && !replica.takesPart(now)) {
            LOG.warn("target {} of {} is left out: {}", replica.address(), connection, replica.why());
        } else if (!before && replica.takesPart(now)) {
            LOG.info("target {} of {} is used again", replica.address(), connection);
        }
    }
}
