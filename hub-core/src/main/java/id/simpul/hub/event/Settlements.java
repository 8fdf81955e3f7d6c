package id.simpul.hub.event;

import id.simpul.hub.observe.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes what lanes settled, for all lanes together: the more is delivered at once, the fewer statements it costs. While
 * the database is away it goes on trying, and lanes wait for room.
 */
@Component
class Settlements implements SmartLifecycle {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final int AT_ONCE = 1000;
    /** A transaction costs the same for one row as for a hundred: what ends meanwhile shares the next. */
    private static final Duration GATHER = Duration.ofMillis(20);

    private static final int ROOM = 8 * AT_ONCE;

    /** Below the lanes': it ends after them. */
    private static final int PHASE = DEFAULT_PHASE - 1;

    private final SettledRows rows;
    private final BlockingQueue<Entry> entries = new ArrayBlockingQueue<>(ROOM);
    private final List<Entry> writing = new ArrayList<>();
    private final Loop loop = new Loop("event-settlements", this::round);

    Settlements(SettledRows rows) {
        this.rows = rows;
    }

    private record Entry(Settled settled, CompletableFuture<Void> written) {}

    /** Completes when the row is there; waits where there is no room. */
    CompletableFuture<Void> add(Settled settled) throws InterruptedException {
        Entry entry = new Entry(settled, new CompletableFuture<>());
        entries.put(entry);
        return entry.written();
    }

    private Duration round() throws InterruptedException {
        if (writing.isEmpty()) {
            Entry first = entries.poll(FIRST.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return Duration.ZERO;
            }
            writing.add(first);
            entries.drainTo(writing, AT_ONCE - 1);
        }
        rows.add(writing.stream().map(Entry::settled).toList());
        writing.forEach(each -> each.written().complete(null));
        boolean more = writing.size() == AT_ONCE;
        writing.clear();
        return more ? Duration.ZERO : GATHER;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.running();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
