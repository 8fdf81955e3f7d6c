package id.simpul.hub.event;

import id.simpul.hub.event.ReplayItems.Due;
import id.simpul.hub.observe.Loop;
import id.simpul.hub.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs lists that were started: each on one node, which keeps it by a lease, so that another goes on where it ends. */
@Component
class ReplayRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayRunner.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);
    /** How long an answer that a list goes on is good for; what is claimed is asked for each time. */
    private static final Duration ASKED = Duration.ofMillis(250);

    private static final int AT_ONCE = 8;
    private static final int MOST_READ = 200;
    private static final String HUB = "simpul";

    private final Database database;
    private final ReplayRows rows;
    private final ReplayItems items;
    private final ReplayBodies bodies;
    private final ReplaySend send;
    private final EventTable table;
    private final Clock clock;
    private final String node = ReplayRows.node();
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Loop loop = new Loop("event-replay", this::round);
    private final ExecutorService lists = Executors.newVirtualThreadPerTaskExecutor();
    /** Ends after the lists: what one of them has begun is sent. */
    private final ExecutorService sends = Executors.newVirtualThreadPerTaskExecutor();

    ReplayRunner(
            Database database,
            ReplayRows rows,
            ReplayItems items,
            ReplayBodies bodies,
            ReplaySend send,
            EventTable table,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.items = items;
        this.bodies = bodies;
        this.send = send;
        this.table = table;
        this.clock = clock;
    }

    /** A list that is sent here: its pace, and until when it is known to go on. */
    private static final class Running {
        private final ReplayPace pace;
        private volatile Instant knownUntil = Instant.MIN;

        Running(ReplayPace pace) {
            this.pace = pace;
        }
    }

    private Duration round() {
        if (!database.ready().isDone() || table.table() == null || running.size() >= AT_ONCE) {
            return PAUSE;
        }
        String id = rows.claim(node).orElse(null);
        if (id == null) {
            return PAUSE;
        }
        ReplayJob job = rows.find(id).orElseThrow();
        Integer rate = job.rate();
        if (running.putIfAbsent(id, new Running(new ReplayPace(rate == null ? 1 : rate, clock))) == null) {
            lists.execute(() -> run(id));
        }
        return Duration.ZERO;
    }

    private void run(String id) {
        try {
            items.takeBack(id);
            while (some(rows.find(id).orElseThrow())) {
                LOG.trace("list {} goes on", id);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.warn("list {} waits and is tried again: {}", id, failed.toString());
        } finally {
            release(id);
        }
    }

    /** Sends the next few, keys side by side unless one is to come before the next; false where the list is not to go on here. */
    private boolean some(ReplayJob job) throws InterruptedException {
        List<Due> due = items.due(job.id(), Math.clamp(job.rate() == null ? 1 : job.rate(), 1, MOST_READ));
        if (due.isEmpty()) {
            finish(job);
            return false;
        }
        Map<Integer, AcceptedEvent> logged =
                bodies.logged(due.stream().filter(each -> !each.held()).toList());
        Map<String, CompletableFuture<Void>> keys = new HashMap<>();
        boolean goesOn = true;
        for (Due each : due) {
            goesOn = goesOn && turn(job.id());
            if (goesOn) {
                AcceptedEvent event = logged.get(each.place());
                String after = job.byKey() ? "" : each.keyHash(); // by key: all of one before the next
                keys.compute(after, (_, before) -> then(before, () -> send(job, each, event)));
            }
        }
        CompletableFuture.allOf(keys.values().toArray(CompletableFuture[]::new)).join();
        return goesOn;
    }

    private CompletableFuture<Void> then(@Nullable CompletableFuture<Void> before, Runnable work) {
        return before == null ? CompletableFuture.runAsync(work, sends) : before.thenRunAsync(work, sends);
    }

    private void send(ReplayJob job, Due due, @Nullable AcceptedEvent logged) {
        try {
            Running list = running.get(job.id());
            if (!send.send(job, due, logged) && list != null) {
                list.knownUntil = Instant.MIN;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the next place; false where the list is paused, stopped, or no longer ours. */
    private boolean turn(String id) throws InterruptedException {
        Running list = running.get(id);
        while (list != null && !loop.stopping() && goesOn(id, list)) {
            Duration wait = list.pace.take();
            if (wait.isZero()) {
                return true;
            }
            Thread.sleep(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }
        return false;
    }

    private boolean goesOn(String id, Running list) {
        Instant now = clock.instant();
        if (now.isBefore(list.knownUntil)) {
            return true;
        }
        list.knownUntil = now.plus(ASKED);
        return rows.goesOn(id, node);
    }

    private void finish(ReplayJob job) {
        if (rows.move(job.id(), List.of("running"), "finished")) {
            rows.step(job.id(), "finished", HUB, "");
            LOG.info("list {} of {} is through", job.id(), job.name());
        }
    }

    private void release(String id) {
        try {
            rows.release(id, node);
        } catch (RuntimeException away) {
            LOG.debug("the lease of list {} ends by itself", id, away);
        } finally {
            running.remove(id);
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
        lists.close();
        sends.close();
    }

    @Override
    public boolean isRunning() {
        return loop.running();
    }
}
