package id.simpul.hub.health;

import id.simpul.hub.health.Cause.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The state of every connection, decided once a second and read by everybody else. */
@Component
public class HealthBoard {
    private static final int MAX_UNSTORED = 10_000;
    private static final Comparator<ConnectionHealth> URGENCY = Comparator.comparing(ConnectionHealth::state)
            .thenComparing(ConnectionHealth::since)
            .thenComparing(ConnectionHealth::key);

    private final Observations observations;
    private final Assessment assessment;
    private final Clock clock;
    private final Map<ConnectionKey, Standing> standings = new HashMap<>();
    private final Deque<Transition> unstored = new ArrayDeque<>();
    private boolean historyRead;
    private volatile Snapshot snapshot;

    public HealthBoard(Observations observations, Assessment assessment, Clock clock) {
        this.observations = observations;
        this.assessment = assessment;
        this.clock = clock;
        snapshot = new Snapshot(clock.instant(), List.of());
    }

    /** What was decided last, the most urgent connection first. */
    public Snapshot snapshot() {
        return snapshot;
    }

    public List<ConnectionHealth> connections() {
        return snapshot.connections();
    }

    /** Decides anew from what was seen until now. */
    public synchronized void step() {
        Meters meters = observations.meters();
        if (meters != null) {
            Instant now = clock.instant();
            List<ConnectionHealth> next = new ArrayList<>();
            assessment.subjects(meters).forEach(each -> next.add(decide(each, now)));
            next.sort(URGENCY);
            snapshot = new Snapshot(now, List.copyOf(next));
        }
    }

    private ConnectionHealth decide(Assessment.Subject subject, Instant now) {
        Standing before = before(subject.key(), now);
        Verdict verdict = HealthRules.judge(assessment.evidence(subject, before, now));
        Instant since = subject.begin(verdict.state(), now);
        Standing standing = before == null ? new Standing(verdict, since) : before.next(verdict, since);
        Standing known = standings.put(subject.key(), standing);
        if (known == null || known.verdict().state() != verdict.state()) {
            remember(new Transition(
                    subject.key(), known == null ? null : known.verdict().state(), verdict, standing.since()));
        }
        return assessment.health(subject, standing, now);
    }

    private @Nullable Standing before(ConnectionKey key, Instant now) {
        Standing known = standings.get(key);
        return known == null && historyRead
                ? new Standing(new Verdict(HealthState.ONBOARDING, Cause.of(Kind.NEVER_CALLED)), now)
                : known;
    }

    private void remember(Transition transition) {
        if (unstored.size() == MAX_UNSTORED) {
            unstored.removeFirst();
        }
        unstored.addLast(transition);
    }

    /** Takes over what an earlier run of the hub stored; what this run has seen itself stays. */
    synchronized void restore(Map<ConnectionKey, Remembered> history) {
        standings.values().removeIf(each -> each.verdict().cause().kind() == Kind.HISTORY_UNREAD);
        unstored.removeIf(each -> each.to().cause().kind() == Kind.HISTORY_UNREAD);
        history.forEach((key, old) -> standings.merge(key, old.standing(), HealthBoard::longer));
        Meters meters = observations.meters();
        if (meters != null) {
            history.forEach((key, old) -> meters.restore(key, old.lastSample()));
        }
        historyRead = true;
    }

    private static Standing longer(Standing now, Standing old) {
        return now.verdict().state() == old.verdict().state() ? new Standing(now.verdict(), old.since()) : now;
    }

    synchronized boolean ready() {
        return observations.meters() != null;
    }

    synchronized List<Transition> unstored() {
        return List.copyOf(unstored);
    }

    synchronized void stored(List<Transition> transitions) {
        unstored.removeAll(transitions);
    }

    synchronized Map<ConnectionKey, Remembered> memory() {
        Map<ConnectionKey, Remembered> memory = new HashMap<>();
        for (ConnectionHealth each : snapshot.connections()) {
            Standing standing = standings.get(each.key());
            if (standing != null) {
                memory.put(each.key(), new Remembered(standing, each.lastSample()));
            }
        }
        return memory;
    }
}
