package id.simpul.hub.registry;

import id.simpul.hub.store.Database;
import id.simpul.hub.store.Readiness;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Keeps this node's route table at the newest version: the last good copy at once, the database's as soon as it is
 * reached, then every apply on any node within a second or two.
 */
@Component
public class RegistryWatcher implements SmartLifecycle, Readiness {
    /** After the database's start, before any door opens. */
    public static final int PHASE = Database.PHASE + 100;

    private static final Logger LOG = LoggerFactory.getLogger(RegistryWatcher.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Database database;
    private final RegistryStore store;
    private final RegistryApply apply;
    private final RoutePublisher publisher;
    private final FirstCity firstCity;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile boolean running;
    private @Nullable Thread thread;

    public RegistryWatcher(
            Database database,
            RegistryStore store,
            RegistryApply apply,
            RoutePublisher publisher,
            FirstCity firstCity) {
        this.database = database;
        this.store = store;
        this.apply = apply;
        this.publisher = publisher;
        this.firstCity = firstCity;
    }

    @Override
    public String step() {
        return "registri kota diterapkan (registry applied)";
    }

    /** Completes once this node serves the database's newest version. */
    @Override
    public CompletableFuture<Void> ready() {
        return ready.copy();
    }

    @Override
    public void start() {
        publisher.publishLastGood();
        running = true; // before there is a thread that looks
        thread = Thread.ofVirtual().name("registry").start(this::run);
    }

    private void run() {
        try {
            database.ready().get();
            watch();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException neverReached) {
            ready.completeExceptionally(neverReached.getCause());
        }
    }

    private void watch() throws InterruptedException {
        Duration pause = PAUSE;
        while (isRunning()) {
            try {
                refresh();
                pause = PAUSE;
            } catch (DataAccessException | TransactionException away) {
                if (isRunning() && pause.equals(PAUSE)) {
                    LOG.warn("database away, serving registry version {}", publisher.version());
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
            Thread.sleep(pause);
        }
    }

    private void refresh() {
        if (!ready.isDone() && store.version() == 0) {
            applyFirstCity();
        }
        publisher.refresh();
        ready.complete(null);
    }

    /** A first city that cannot be applied ends the start: there is nothing to serve, and the operator is watching. */
    private void applyFirstCity() {
        try {
            Map<String, String> files = firstCity.files();
            if (!files.isEmpty()) {
                refuse(apply.apply(files, false, new Author("simpul", "first start"))
                        .problems());
            }
        } catch (IOException unreadable) {
            ready.completeExceptionally(unreadable);
        }
    }

    private void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            problems.forEach(each -> LOG.error("first city refused: {}", each.text()));
            String more = problems.size() == 1 ? "" : " and " + (problems.size() - 1) + " more, see the log";
            ready.completeExceptionally(
                    new IllegalArgumentException(problems.getFirst().text() + more));
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread watching = thread;
        thread = null;
        if (watching != null) {
            watching.interrupt();
            awaitEnd(watching);
        }
    }

    /** What was being published is published: nothing is written behind a closing hub's back. */
    private static void awaitEnd(Thread watching) {
        try {
            watching.join(STOP);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
