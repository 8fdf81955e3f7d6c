package id.simpul.connectors.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import id.simpul.hub.connector.CheckedSettings;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** The few connections to one database. Opens none before the first call and none for longer than it is used. */
final class JdbcPool {
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);
    private static final Duration IDLE = Duration.ofMinutes(1);

    private JdbcPool() {}

    static HikariDataSource of(String name, CheckedSettings settings, ScheduledExecutorService housekeeper) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(settings.text("url"));
        config.setUsername(settings.text("user"));
        config.setPassword(settings.text("password"));
        config.setMaximumPoolSize(settings.number("poolSize"));
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(longer(settings.duration("connectTimeout")).toMillis());
        config.setReadOnly(true);
        config.setAutoCommit(false); // each query is a transaction of its own, which the pool rolls back
        config.setScheduledExecutor(housekeeper);
        config.setExceptionOverride(new BrokenConnection());
        return new HikariDataSource(config);
    }

    private static Duration longer(Duration wanted) {
        return wanted.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wanted;
    }

    /** Drivers differ in the states of a broken connection; the types are the same. */
    static final class BrokenConnection implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException failure) {
            return failure instanceof SQLNonTransientConnectionException || failure instanceof SQLRecoverableException
                    ? Override.MUST_EVICT
                    : Override.CONTINUE_EVICT;
        }
    }
}
