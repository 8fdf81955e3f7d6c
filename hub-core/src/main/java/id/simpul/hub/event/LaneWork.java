package id.simpul.hub.event;

import id.simpul.hub.keys.KeyDestroyedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/**
 * Brings a few events of a lane to an end: each delivered, set aside, expired, or waited for while the subscriber takes
 * nothing. Keys go side by side, each in its own order.
 */
@Component
class LaneWork {
    private final EventPath path;
    private final LaneTable lanes;
    private final SettledRows settled;
    private final HeldRows held;
    private final StoredEvents stored;
    private final EventWire wire;
    private final EventTable table;
    private final Paces paces;
    private final RetrySchedule schedule;

    LaneWork(
            EventPath path,
            LaneTable lanes,
            SettledRows settled,
            HeldRows held,
            StoredEvents stored,
            EventWire wire,
            EventTable table,
            Paces paces,
            RetrySchedule schedule) {
        this.path = path;
        this.lanes = lanes;
        this.settled = settled;
        this.held = held;
        this.stored = stored;
        this.wire = wire;
        this.table = table;
        this.paces = paces;
        this.schedule = schedule;
    }

    /** What the keys of one batch share. */
    private final class Batch {
        private final LaneName lane;
        private final boolean strict;
        private final Set<String> heldKeys;
        private final Collection<CompletableFuture<Void>> written = new ConcurrentLinkedQueue<>();
        /** Whether the lane's row says that it waits; an earlier batch may have said so. */
        private boolean marked;

        private boolean told;

        Batch(LaneName lane, boolean strict, HeldRows.InLane holding) {
            this.lane = lane;
            this.marked = holding.waits();
            this.strict = strict;
            this.heldKeys = Set.copyOf(holding.keys());
        }

        /** The first that finds the subscriber down says so. */
        synchronized void stall(Attempt attempt) {
            if (!told) {
                told = true;
                marked = true;
                lanes.stalled(lane, attempt);
            }
        }

        synchronized void move() {
            if (marked) {
                told = false;
                marked = false;
                lanes.moving(lane);
            }
        }
    }

    /** Returns when every event came to an end that is written. */
    void deliver(LaneName lane, List<ConsumerRecord<byte[], byte[]>> records) throws InterruptedException {
        List<Owed> owed =
                records.stream().flatMap(each -> wire.owed(each, lane).stream()).toList();
        boolean strict = path.strict(lane) && !path.pulled(lane);
        HeldRows.InLane holding = held.in(lane, numbers(owed), strict ? hashes(owed) : Set.of());
        Batch batch = new Batch(lane, strict, holding);
        Collection<List<Owed>> keys = byKey(open(lane, owed, holding.numbers()));
        awaitRegistry(records);
        if (keys.isEmpty()) {
            batch.move();
        }
        ExecutorService chains = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (List<Owed> each : keys) {
                running.add(chains.submit(() -> chain(each, batch)));
            }
            join(running);
            batch.written.forEach(CompletableFuture::join);
        } catch (ExecutionException | CompletionException failed) {
            throw new IllegalStateException("lane " + lane + ": " + failed.getCause(), failed);
        } finally {
            chains.shutdownNow();
            chains.close();
        }
    }

    private static void join(List<Future<?>> running) throws InterruptedException, ExecutionException {
        for (Future<?> each : running) {
            each.get();
        }
    }

    /** What did not come to an end before. */
    private List<Owed> open(LaneName lane, List<Owed> owed, Set<Long> holding) {
        Set<Long> ended = settled.among(lanes.id(lane), numbers(owed));
        ended.addAll(holding);
        return owed.stream().filter(each -> ended.add(each.seq())).toList();
    }

    private static List<Long> numbers(List<Owed> owed) {
        return owed.stream().map(Owed::seq).toList();
    }

    private Set<String> hashes(List<Owed> owed) {
        return owed.stream()
                .map(each -> stored.keyHash(each.accepted().event()))
                .collect(Collectors.toSet());
    }

    private static Collection<List<Owed>> byKey(List<Owed> open) {
        Map<String, List<Owed>> keys = new LinkedHashMap<>();
        open.forEach(each -> keys.computeIfAbsent(each.accepted().event().key(), _ -> new ArrayList<>())
                .add(each));
        return keys.values();
    }

    /** A node that has not heard yet of the subscription must not take it for one that ended. */
    private void awaitRegistry(List<ConsumerRecord<byte[], byte[]>> records) throws InterruptedException {
        long version = records.stream().mapToLong(EventWire::routedBy).max().orElse(0);
        for (int times = 0; table.version() < version; times++) {
            Thread.sleep(schedule.down(times, null));
        }
    }

    /** The events of one key, one after the other. */
    private Void chain(List<Owed> key, Batch batch) throws InterruptedException {
        String hash = batch.strict ? stored.keyHash(key.getFirst().accepted().event()) : "";
        boolean wait = batch.strict && batch.heldKeys.contains(hash);
        for (Owed each : key) {
            try {
                wait = step(each, wait, batch);
            } catch (KeyDestroyedException gone) {
                batch.written.add(path.settle(each, Attempt.expired(Attempt.KEY_DESTROYED), 0));
            }
        }
        return null;
    }

    /** Whether what follows of the key waits. Throws where it would have to be held, and its key was destroyed. */
    private boolean step(Owed owed, boolean wait, Batch batch) throws InterruptedException {
        if (offered(owed)) {
            return wait;
        }
        if (wait) {
            path.behind(owed);
            return true;
        }
        return !attempt(owed, batch) && batch.strict;
    }

    /** Whether it lies out for an application that fetches; waits for room. */
    private boolean offered(Owed owed) throws InterruptedException {
        while (path.pulled(owed.lane())) {
            if (path.offer(owed)) {
                return true;
            }
            Thread.sleep(schedule.down(0, null));
        }
        return false;
    }

    /** Whether it came to an end; else it is set aside. */
    private boolean attempt(Owed owed, Batch batch) throws InterruptedException {
        int tries = 0;
        int down = 0;
        while (true) {
            Attempt attempt = once(owed, tries + 1);
            Duration pause;
            switch (attempt.kind()) {
                case DELIVERED, EXPIRED -> {
                    batch.move();
                    batch.written.add(path.settle(owed, attempt, tries + attempt.tried()));
                    return true;
                }
                case DOWN -> {
                    batch.stall(attempt);
                    pause = schedule.down(down++, attempt.pause());
                }
                case FAILED -> {
                    batch.move();
                    pause = schedule.inLane(++tries);
                    if (pause == null) {
                        path.setAside(owed, attempt, tries);
                        return false;
                    }
                }
                default -> throw new IllegalStateException("attempt: " + attempt.kind() + " (expected: a known kind)");
            }
            Thread.sleep(pause);
        }
    }

    private Attempt once(Owed owed, int attempt) throws InterruptedException {
        Paces.Pace pace = paces.of(owed.name());
        pace.enter();
        try {
            return path.deliver(owed, attempt);
        } finally {
            pace.leave();
        }
    }

    /** Notes that the lane cannot go on for a reason of the hub's own. */
    void stalled(LaneName lane, RuntimeException failed) {
        lanes.stalled(
                lane,
                new Attempt(Attempt.Kind.DOWN, "galat-hub", null, String.valueOf(failed.getMessage()), null, null));
    }
}
