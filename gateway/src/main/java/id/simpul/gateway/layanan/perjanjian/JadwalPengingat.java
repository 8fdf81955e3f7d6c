package id.simpul.gateway.layanan.perjanjian;

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

/** Looks every ten minutes for agreements of whose end somebody has to be told. */
@Component
class JadwalPengingat implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JadwalPengingat.class);
    private static final Duration FIRST = Duration.ofSeconds(20);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final PengingatPerjanjian pengingat;
    private final Database database;
    private volatile @Nullable ScheduledExecutorService thread;

    JadwalPengingat(PengingatPerjanjian pengingat, Database database) {
        this.pengingat = pengingat;
        this.database = database;
    }

    @Override
    public void start() {
        ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("pengingat").factory());
        thread = own;
        var _ = own.scheduleWithFixedDelay(this::look, FIRST.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void look() {
        if (database.ready().state() != Future.State.SUCCESS) {
            return;
        }
        try {
            pengingat.ingatkan();
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("reminders of agreements wait for the database: {}", away.getMessage());
        } catch (RuntimeException broken) {
            LOG.error("reminders of agreements could not be announced", broken);
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
