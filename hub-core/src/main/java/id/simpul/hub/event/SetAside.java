package id.simpul.hub.event;

import id.simpul.hub.observe.Loop;
import id.simpul.hub.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Tries again what was set aside, when it is due. */
@Component
class SetAside implements SmartLifecycle {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration WHILE_DOWN = Duration.ofSeconds(15);
    private static final int AT_ONCE = 32;

    private final Database database;
    private final DeliveryRows deliveries;
    private final EventTable table;
    private final EventPath path;
    private final Loop loop = new Loop("event-set-aside", this::round);
    private final Clock clock;

    SetAside(Database database, DeliveryRows deliveries, EventTable table, EventPath path, Clock clock) {
        this.database = database;
        this.deliveries = deliveries;
        this.table = table;
        this.path = path;
        this.clock = clock;
    }

    private Duration round() throws Exception {
        if (!database.ready().isDone() || table.table() == null) {
            return PAUSE;
        }
        List<DeliveryRows.Held> due = deliveries.due(AT_ONCE);
        if (due.isEmpty()) {
            return PAUSE;
        }
        try (ExecutorService tries = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<?> each : due.stream()
                    .<Future<?>>map(held -> tries.submit(() -> attempt(held)))
                    .toList()) {
                each.get();
            }
        }
        return Duration.ZERO;
    }

    private void attempt(DeliveryRows.Held held) {
        Attempt attempt = path.deliver(held.owed(), held.attempts() + 1);
        switch (attempt.kind()) {
            case DELIVERED -> path.delivered(held.owed(), attempt);
            case FAILED -> path.setAside(held.owed(), held.keyHash(), attempt, held.attempts() + 1);
            case DOWN ->
                deliveries.setAside(
                        held.owed(), held.keyHash(), attempt, clock.instant().plus(WHILE_DOWN));
        }
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
}
