package id.simpul.gateway.identity;

import id.simpul.gateway.runtime.StartFailure;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.RouteTableListener;
import id.simpul.hub.store.Database;
import id.simpul.hub.store.Readiness;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keeps the credentials in memory in step with the database (a revocation by any node takes effect within two seconds), and
 * the sample city's in step with the registry.
 */
@Component
class CredentialRefresh implements SmartLifecycle, RouteTableListener, Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialRefresh.class);
    private static final int SECONDS = 1;

    private final Database database;
    private final SampleCity sample;
    private final FirstDoor firstDoor;
    private final RememberedCredentials remembered;
    private final CredentialRenewal renewal;
    private final CredentialChores chores;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Semaphore wake = new Semaphore(0);
    private final Thread worker = Thread.ofVirtual().name("credentials").unstarted(this::run);

    private volatile boolean running;
    private volatile @Nullable RouteTable table;
    private @Nullable RouteTable settled;
    private boolean failing;

    CredentialRefresh(
            Database database,
            SampleCity sample,
            FirstDoor firstDoor,
            RememberedCredentials remembered,
            CredentialRenewal renewal,
            CredentialChores chores) {
        this.database = database;
        this.sample = sample;
        this.firstDoor = firstDoor;
        this.remembered = remembered;
        this.renewal = renewal;
        this.chores = chores;
    }

    @Override
    public void start() {
        running = true;
        remembered.remembered().filter(each -> sample.permits(each, table)).ifPresent(renewal::preload);
        worker.start();
    }

    @Override
    public void accept(RouteTable next) {
        renewal.take(next);
        table = next;
        wake.release();
    }

    private void run() {
        try {
            database.ready().get();
            while (running) {
                refresh();
                if (wake.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException stopped) {
            running = false;
        } catch (ExecutionException unusable) {
            ready.completeExceptionally(unusable);
        }
    }

    private void refresh() {
        try {
            RouteTable current = table;
            settle(current);
            renewal.renew();
            if (current != null || !sample.covers(null)) {
                ready.complete(null);
            }
            chores.run();
            failing = false;
        } catch (DemoCredentialException found) {
            refuse(String.valueOf(found.getMessage()));
        } catch (DataAccessException unreachable) {
            complain("credentials could not be read: "
                    + unreachable.getMostSpecificCause().getMessage());
        } catch (UncheckedIOException unwritable) {
            complain("the first secret could not be written: " + unwritable.getCause());
        }
    }

    /** Runs once a table; before the first one only where demo credentials are forbidden in any case. */
    private void settle(@Nullable RouteTable current) throws DemoCredentialException {
        if (current != null && current == settled) {
            return;
        }
        if (!sample.covers(current)) {
            sample.refuseLeftovers();
            firstDoor.openWhereShut();
        } else if (current != null) {
            sample.seed(current.registry());
        }
        settled = current;
    }

    /** Ends the start; a hub that serves already goes on with the credentials that it had. */
    private void refuse(String sentence) {
        if (!ready.completeExceptionally(StartFailure.configuration(sentence))) {
            complain(sentence);
        }
    }

    private void complain(@Nullable String sentence) {
        if (!failing) {
            LOG.warn("{}", sentence);
            failing = true;
        }
    }

    @Override
    public String step() {
        return "kredensial siap (credentials ready)";
    }

    @Override
    public CompletableFuture<Void> ready() {
        return ready.copy();
    }

    @Override
    public void stop() {
        running = false;
        worker.interrupt();
        chores.last();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
