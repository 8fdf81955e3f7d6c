package id.simpul.gateway.layanan;

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
import org.springframework.transaction.TransactionException;

/** Does one thing again and again, on a thread of its own, while the database is there. */
public final class Berkala implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Berkala.class);
    private static final Duration FIRST = Duration.ofSeconds(20);

    private final String name;
    private final Duration every;
    private final Database database;
    private final Runnable work;
    private volatile @Nullable ScheduledExecutorService thread;

    /**
     * Does {@code work} 20 s after the start and then with a pause of {@code every}.
     *
     * @param name for the thread and the log
     */
    public Berkala(String name, Duration every, Database database, Runnable work) {
        this.name = name;
        this.every = every;
        this.database = database;
        this.work = work;
    }

    @Override
    public void start() {
        ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name(name).factory());
        thread = own;
        var _ = own.scheduleWithFixedDelay(this::look, FIRST.toSeconds(), every.toSeconds(), TimeUnit.SECONDS);
    }

    private void look() {
        if (database.ready().state() != Future.State.SUCCESS) {
            return;
        }
        try {
            work.run();
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("{} waits for the database: {}", name, away.getMessage());
        } catch (RuntimeException broken) {
            LOG.error("{} failed", name, broken);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService own = thread;
        if (own != null) {
            own.shutdownNow();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
