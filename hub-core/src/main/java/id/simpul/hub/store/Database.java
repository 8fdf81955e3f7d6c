package id.simpul.hub.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The hub's PostgreSQL: reached in the background, so that the data plane can open before it, and migrated before anybody
 * uses it. Whoever owns tables waits for {@link #ready()}.
 */
@Component
public class Database implements SmartLifecycle {
    /** Starts before everything that waits for it. */
    public static final int PHASE = -1000;

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final DataSource dataSource;
    private final List<Schema> schemas;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile boolean running;

    public Database(DataSource dataSource, List<Schema> schemas) {
        this.dataSource = dataSource;
        this.schemas = schemas;
    }

    /** Completes once the database answers and every schema is up to date; fails when a migration cannot be applied. */
    public CompletableFuture<Void> ready() {
        return ready.copy();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("database").start(this::connect);
    }

    private void connect() {
        boolean waiting = false;
        while (running) {
            try {
                schemas.forEach(this::migrate);
                ready.complete(null);
                return;
            } catch (FlywaySqlException unreachable) {
                if (!waiting) {
                    LOG.warn(
                            "database not reached yet, trying again every {} ms: {}",
                            PAUSE.toMillis(),
                            reason(unreachable));
                    waiting = true;
                }
                pause();
            } catch (FlywayException broken) {
                LOG.error("database migration failed: {}", broken.getMessage());
                ready.completeExceptionally(broken);
                return;
            }
        }
    }

    private static String reason(Throwable unreachable) {
        Throwable root = unreachable;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private void migrate(Schema schema) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema.name())
                .defaultSchema(schema.name())
                .locations("classpath:db/" + schema.name())
                .load()
                .migrate();
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
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
