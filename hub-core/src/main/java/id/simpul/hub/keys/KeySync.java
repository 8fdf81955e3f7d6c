package id.simpul.hub.keys;

import id.simpul.hub.store.Database;
import id.simpul.hub.store.Readiness;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
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
 * current here; what this node made before it saw them stays valid. Rotations and destructions go both ways; what was destroyed anywhere never comes back.
 */
@Component
class KeySync implements SmartLifecycle, Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(KeySync.class);
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration AHEAD = Duration.ofHours(1);

    private final KeyRing keys;
    private final Database database;
    private final KeyTable table;
    private final TransactionTemplate transaction;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile boolean running;
    private final ReentrantLock comparing = new ReentrantLock();
    private volatile boolean failing;
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
        keys.exchangeBy(this::exchange);
        thread = Thread.ofVirtual().name("keys").start(this::loop);
    }

    private void loop() {
        try {
            database.ready().join();
            while (running) {
                keys.prepare(AHEAD);
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
        } catch (DataAccessException | TransactionException | UncheckedIOException unreachable) {
            if (!failing && running) {
                LOG.warn("keys not compared with the database, trying again: {}", unreachable.getMessage());
            }
            failing = true;
        }
    }

    /** What the database holds. */
    private record Stored(List<WrappedKey> keys, List<DestroyedKey> notes) {
        Set<String> ids() {
            return keys.stream().map(WrappedKey::id).collect(Collectors.toSet());
        }

        Set<String> noted() {
            return notes.stream().map(DestroyedKey::id).collect(Collectors.toSet());
        }

        /** Whether the ring has no key and no note that is not here; what it lacks itself it takes anyway. */
        boolean covers(Ring ring) {
            return ids().containsAll(ring.all().stream().map(Key::id).toList())
                    && noted().containsAll(
                                    ring.notes().stream().map(DestroyedKey::id).toList());
        }
    }

    /** Compares once, now. The ring is free for others while the database answers. */
    void synchronise() {
        comparing.lock();
        try {
            Ring old = keys.ring();
            Stored found = stored();
            Stored stored = found.covers(old) ? found : transaction.execute(status -> publish(old));
            if (stored != null) {
                keys.change(now -> choose(merged(now, stored).settled(stored.ids()), stored.keys()));
            }
        } finally {
            comparing.unlock();
        }
    }

    private Stored stored() {
        return new Stored(table.all(), table.notes());
    }

    private Ring merged(Ring old, Stored stored) {
        Ring ring = old.without(stored.notes());
        for (WrappedKey each : stored.keys()) {
            ring = ring.key(each.id()) == null ? ring.with(keys.kek().unwrap(each), false) : ring;
        }
        return ring;
    }

    private Stored publish(Ring old) {
        table.lock();
        Stored stored = stored();
        Ring ring = merged(old, stored);
        Set<String> noted = stored.noted();
        ring.notes().stream().filter(each -> !noted.contains(each.id())).forEach(table::destroy);
        Set<String> known = stored.ids();
        for (Key each : ring.all()) {
            if (!known.contains(each.id())) {
                table.insert(keys.kek().wrap(each, current(each, ring, stored)));
            }
        }
        return stored();
    }

    private static boolean current(Key key, Ring ring, Stored stored) {
        boolean first =
                stored.keys().stream().noneMatch(each -> each.scope() == null && each.purpose() == key.purpose());
        return ring.isCurrent(key) && (first || ring.isRotated(key.id()));
    }

    private static Ring choose(Ring ring, List<WrappedKey> stored) {
        Ring chosen = ring;
        for (WrappedKey each : stored) {
            Key key = chosen.key(each.id());
            if (each.current() && key != null && !chosen.isCurrent(key) && !rotatedHere(chosen, each.purpose())) {
                chosen = chosen.with(key, true);
            }
        }
        return chosen;
    }

    /** Whether this node has a newer current key than the database knows. */
    private static boolean rotatedHere(Ring ring, Purpose purpose) {
        Key current = ring.current(purpose);
        return current != null && ring.isRotated(current.id());
    }

    /** Compares at once for somebody who waits; whoever waits is let go after a second. Answers whether it did. */
    private boolean exchange() {
        if (!database.ready().isDone() || database.ready().isCompletedExceptionally()) {
            return false;
        }
        Thread now = Thread.ofVirtual().name("keys-now").start(this::attempt);
        try {
            return now.join(AT_ONCE) && !failing;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
        keys.exchangeBy(() -> false);
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
