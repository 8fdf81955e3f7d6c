package id.simpul.hub.event;

import id.simpul.hub.observe.Loop;
import id.simpul.hub.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Tries again what was set aside, when it is due; a slow subscriber takes a few places only. */
@Component
class SetAside implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** What is set aside was waited for already: after a quarter of a minute, or as long as the subscriber asks. */
    private static final int DOWN_BEFORE = 5;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final int AT_ONCE = 64;

    private final Database database;
    private final HeldRows held;
    private final EventTable table;
    private final EventPath path;
    private final Paces paces;
    private final RetrySchedule schedule;
    private final Loop loop = new Loop("event-set-aside", this::round);
    private final ExecutorService tries = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Clock clock;
    private Instant lookedAt = Instant.MIN;

    SetAside(
            Database database,
            HeldRows held,
            EventTable table,
            EventPath path,
            Paces paces,
            RetrySchedule schedule,
            Clock clock) {
        this.database = database;
        this.held = held;
        this.table = table;
        this.path = path;
        this.paces = paces;
        this.schedule = schedule;
        this.clock = clock;
    }

    private Duration round() {
        if (!database.ready().isDone() || table.table() == null || running.size() >= AT_ONCE) {
            return PAUSE;
        }
        lookAtOffered();
        List<HeldRows.Held> due = held.claim(AT_ONCE - running.size()).stream()
                .filter(each -> running.add(place(each)))
                .toList();
        due.forEach(each -> tries.execute(() -> attempt(each)));
        return due.isEmpty() ? PAUSE : Duration.ZERO;
    }

    /**
     * What lies out for a subscription that ended, or is pushed to now, goes the way of what is set aside; what nobody fetched
     * in its time comes to its end.
     */
    private void lookAtOffered() {
        if (clock.instant().isBefore(lookedAt.plus(LOOK_EVERY))) {
            return;
        }
        lookedAt = clock.instant();
        for (String each : held.offering()) {
            EventTable.Subscriber subscriber = table.subscriber(each);
            if (subscriber == null || !subscriber.pulls()) {
                held.takeBack(each, subscriber != null && subscriber.strict());
            } else {
                expire(subscriber);
            }
        }
    }

    private void expire(EventTable.Subscriber subscriber) {
        Duration time = subscriber.subscription().timeToLive();
        if (time == null) {
            return;
        }
        for (HeldRows.Held each :
                held.offeredBefore(subscriber.name(), clock.instant().minus(time))) {
            String ended = path.ended(each.owed(), subscriber);
            if (ended != null) {
                path.settleHeld(each.owed(), Attempt.expired(ended), each.attempts());
            }
        }
    }

    private static String place(HeldRows.Held one) {
        return one.owed().lane() + " " + one.owed().seq();
    }

    /** What an application fetches is laid out for it again; else it is tried. */
    private void attempt(HeldRows.Held one) {
        try {
            if (path.pulled(one.owed().lane())) {
                held.offerAgain(one.owed(), one.attempts());
                return;
            }
            Paces.Pace pace = paces.of(one.owed().name());
            pace.enter();
            try {
                settle(one, path.deliver(one.owed(), one.attempts() + 1));
            } finally {
                pace.leave();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.warn(
                    "{} number {} stays set aside: {}",
                    one.owed().lane(),
                    one.owed().seq(),
                    failed.toString());
        } finally {
            running.remove(place(one));
        }
    }

    private void settle(HeldRows.Held one, Attempt attempt) {
        int tries = one.attempts() + attempt.tried();
        switch (attempt.kind()) {
            case DELIVERED, EXPIRED -> path.settleHeld(one.owed(), attempt, tries);
            case FAILED -> path.setAsideAgain(one.owed(), attempt, tries);
            // who is down has refused nothing: none of the tries is used up
            case DOWN ->
                held.setAsideAgain(
                        one.owed(),
                        attempt,
                        one.attempts(),
                        clock.instant().plus(schedule.down(DOWN_BEFORE, attempt.pause())));
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
        tries.shutdownNow();
        tries.close();
    }

    @Override
    public boolean isRunning() {
        return loop.running();
    }
}
