package id.simpul.connectors.sandbox;

import id.simpul.hub.connector.Latihan.Mode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.command.Command;
import org.h2.engine.SessionLocal;
import org.h2.expression.ParameterInterface;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;

/** How a simulated database misbehaves: in a drill, or when a magic value is among the values of a query. */
public final class SqlOutcomes {
    /** H2 calls static methods only; the view says on behalf of which sandbox. */
    private static final Map<String, SqlOutcomes> SANDBOXES = new ConcurrentHashMap<>();

    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final Drills drills;
    private final CountDownLatch closed = new CountDownLatch(1);

    private SqlOutcomes(Drills drills) {
        this.drills = drills;
    }

    static void open(String sandbox, Drills drills) {
        SANDBOXES.put(sandbox, new SqlOutcomes(drills));
    }

    /** Ends every wait. */
    static void close(String sandbox) {
        SqlOutcomes outcomes = SANDBOXES.remove(sandbox);
        if (outcomes != null) {
            outcomes.closed.countDown();
        }
    }

    /** Called by H2 once for each query on a view of {@code application}; tells whether it seeks a magic value. */
    public static boolean meet(Connection connection, String sandbox, String application)
            throws SQLException, InterruptedException {
        SqlOutcomes outcomes = SANDBOXES.get(sandbox);
        Outcome magic = sought(connection);
        if (outcomes != null) {
            Mode mode = outcomes.drills.mode(application);
            outcomes.act(mode == null ? magic : Outcome.of(mode));
        }
        return magic != null;
    }

    private void act(@Nullable Outcome outcome) throws SQLException, InterruptedException {
        switch (outcome) {
            case SLOW -> pause(Drills.SLOW);
            case ERROR -> throw new SQLException("Kesalahan pada basis data", "58000");
            case SILENCE -> pause(SILENCE);
            case null, default -> {}
        }
    }

    private static @Nullable Outcome sought(Connection connection) throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        Command command = session.getCurrentCommand();
        return command == null
                ? null
                : command.getParameters().stream()
                        .map(SqlOutcomes::text)
                        .map(Outcome::ofKey)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static String text(ParameterInterface parameter) {
        @Nullable
        String value = parameter.isValueSet() ? parameter.getParamValue().getString() : null;
        return value == null ? "" : value;
    }

    /** Shorter when the sandbox closes. */
    private void pause(Duration length) throws SQLException, InterruptedException {
        if (closed.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new SQLException("The sandbox is closing", "57P01");
        }
    }
}
