package id.simpul.hub.event;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets one node at a time remove what is over. Its lock ends with its connection, however that ends. */
@Component
class RetentionTurn {
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('event.retention'))";

    private final DataSource dataSource;

    RetentionTurn(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Does {@code work} and answers its result; null where somebody else is at it. */
    <T> @Nullable T take(Callable<T> work) throws Exception {
        try (Connection held = dataSource.getConnection()) {
            held.setAutoCommit(false);
            try {
                return locked(held) ? work.call() : null;
            } finally {
                held.rollback();
            }
        }
    }

    private static boolean locked(Connection held) throws SQLException {
        try (Statement statement = held.createStatement();
                ResultSet row = statement.executeQuery(LOCK)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
