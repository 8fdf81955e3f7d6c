package id.simpul.hub.health;

import id.simpul.hub.store.Database;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Lets the board decide every second, and the memory follow every five once the database is there. */
@Component
class HealthTicker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(HealthTicker.class);
    private static final Duration DECIDE = Duration.ofSeconds(1);
    private static final Duration REMEMBER = Duration.ofSeconds(5);
    private static final Duration COUNT = Duration.ofSeconds(1);

    private final HealthBoard board;
    private final HealthMemory memory;
    private final DriftStore drift;
    private final UsageStore usage;
    private final Database database;
    private volatile @Nullable ScheduledExecutorService threads;
    private volatile boolean away;

    HealthTicker(HealthBoard board, HealthMemory memory, DriftStore drift, UsageStore usage, Database database) {
        this.board = board;
        this.memory = memory;
        this.drift = drift;
        this.usage = usage;
        this.database = database;
    }

    @Override
    public void start() {
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("health-", 0).factory());
        threads = pool;
        var _ = pool.scheduleWithFixedDelay(this::decide, 0, DECIDE.toMillis(), TimeUnit.MILLISECONDS);
        var _ = pool.scheduleWithFixedDelay(this::remember, 0, REMEMBER.toMillis(), TimeUnit.MILLISECONDS);
        var _ = pool.scheduleWithFixedDelay(() -> stored(usage::step), 0, COUNT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void decide() {
        try {
            board.step();
        } catch (RuntimeException broken) {
            LOG.error("health could not be decided", broken);
        }
    }

    private void remember() {
        stored(() -> {
            memory.step();
            drift.step();
            usage.forget();
        });
    }

    private void stored(Runnable step) {
        if (database.ready().state() != Future.State.SUCCESS) {
            return;
        }
        try {
            step.run();
            away = false;
        } catch (DataAccessException | TransactionException unreachable) {
            if (!away) {
                LOG.warn("health is not stored for now: {}", unreachable.getMessage());
            }
            away = true;
        } catch (RuntimeException broken) {
            LOG.error("health could not be stored", broken);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService pool = threads;
        if (pool != null) {
            pool.shutdownNow();
        }
        threads = null;
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
