package id.simpul.hub.keys;

import id.simpul.hub.store.Database;
import id.simpul.hub.store.Readiness;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the local ring and the database's keys the same, in the background. The database wins: its current keys become
 * current here; what this node made before it saw them stays valid. A rotation is the one change that goes the other way.
 */
@Component
class KeySync implements SmartLifecycle, Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(KeySync.class);
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final KeyRing keys;
    private final Database database;
    private final KeyTable table;
    private final TransactionTemplate transaction;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile boolean running;
    private boolean failing;
    private Thread thread = Thread.ofVirtual().unstarted(this::loop);

    KeySync(KeyRing keys, Database database, DataSource dataSource) {
        this.keys = keys;
        this.database = database;
        this.table = new KeyTable(JdbcClient.create(dataSource));
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Override
    public String step() {
        return "kunci diselaraskan (keys in step)";
    }

    /** Completes after the first comparison; fails with {@link KeyRingException} where the database's keys do not fit. */
    @Override
    public CompletableFuture<Void> ready() {
        return ready.copy();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("keys").start(this::loop);
    }

    private void loop() {
        try {
            database.ready().join();
            while (running) {
                attempt();
                Thread.sleep(PERIOD);
            }
        } catch (CompletionException noDatabase) {
            ready.completeExceptionally(noDatabase);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() {
        try {
            synchronise();
            ready.complete(null);
            failing = false;
        } catch (KeyRingException misfit) {
            ready.completeExceptionally(misfit);
            if (!failing) {
                LOG.error("{}", misfit.getMessage());
            }
            failing = true;
        } catch (DataAccessException | TransactionException unreachable) {
            if (!failing && running) {
                LOG.warn("keys not compared with the database, trying again: {}", unreachable.getMessage());
            }
            failing = true;
        }
    }

    /** Compares once, now. */
    void synchronise() {
        keys.change(old -> {
            List<WrappedKey> stored = table.all();
            boolean same = old.all().stream().allMatch(each -> holds(stored, each.id()))
                    && stored.stream().allMatch(each -> old.key(each.id()) != null);
            Ring taken = same ? old : transaction.execute(status -> publish(old));
            return choose(taken == null ? old : taken, same ? stored : table.all());
        });
    }

    private static boolean holds(List<WrappedKey> stored, String id) {
        return stored.stream().anyMatch(each -> each.id().equals(id));
    }

    private Ring publish(Ring old) {
        table.lock();
        List<WrappedKey> stored = table.all();
        Ring ring = old;
        for (WrappedKey each : stored) {
            ring = ring.key(each.id()) == null ? ring.with(keys.kek().unwrap(each), false) : ring;
        }
        for (Key each : old.all()) {
            if (!holds(stored, each.id())) {
                boolean first = stored.stream().noneMatch(other -> other.purpose() == each.purpose());
                boolean current = old.isCurrent(each) && (first || old.isRotated(each.id()));
                table.insert(keys.kek().wrap(each, current));
            }
        }
        return ring.settled();
    }

    private static Ring choose(Ring ring, List<WrappedKey> stored) {
        Ring chosen = ring;
        for (WrappedKey each : stored) {
            Key key = chosen.key(each.id());
            chosen = each.current() && key != null && !chosen.isCurrent(key) ? chosen.with(key, true) : chosen;
        }
        return chosen;
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Database.PHASE + 50;
    }
}
