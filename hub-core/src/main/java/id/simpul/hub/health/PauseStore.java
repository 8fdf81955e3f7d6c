package id.simpul.hub.health;

import id.simpul.hub.policy.Maintenance;
import id.simpul.hub.policy.Pause;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows behind {@link Maintenance}: who paused what, until when and why, kept after the end. */
@Component
class PauseStore {
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PauseStore(JdbcClient sql, TransactionTemplate transaction, Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One decision ends the pause under way and begins the next one, if it is one. */
    void write(Maintenance.Change change) {
        transaction.executeWithoutResult(status -> {
            end(change);
            Pause pause = change.pause();
            if (pause != null) {
                begin(change, pause);
            }
        });
    }

    private void end(Maintenance.Change change) {
        sql.sql("""
                        UPDATE health.pause SET ended_at = :now, ended_by = :by
                        WHERE application = :application AND connection = :connection
                          AND ended_at IS NULL AND until_at > :now
                        """)
                .param("now", HealthStore.utc(clock.instant()))
                .param("by", change.by())
                .param("application", change.application())
                .param("connection", change.connection())
                .update();
    }

    private void begin(Maintenance.Change change, Pause pause) {
        sql.sql("""
                        INSERT INTO health.pause (application, connection, from_at, until_at, by_name, reason)
                        VALUES (:application, :connection, :from, :until, :by, :reason)
                        """)
                .param("application", change.application())
                .param("connection", change.connection())
                .param("from", HealthStore.utc(pause.from()))
                .param("until", HealthStore.utc(pause.until()))
                .param("by", pause.by())
                .param("reason", pause.reason())
                .update();
    }

    Map<String, Map<String, Pause>> inForce() {
        Map<String, Map<String, Pause>> pauses = new HashMap<>();
        sql.sql("SELECT * FROM health.pause WHERE ended_at IS NULL AND until_at > :now ORDER BY id")
                .param("now", HealthStore.utc(clock.instant()))
                .query(row -> {
                    Pause pause = new Pause(
                            row.getObject("from_at", OffsetDateTime.class).toInstant(),
                            row.getObject("until_at", OffsetDateTime.class).toInstant(),
                            row.getString("by_name"),
                            row.getString("reason"));
                    pauses.computeIfAbsent(row.getString("application"), each -> new HashMap<>())
                            .put(row.getString("connection"), pause);
                });
        return pauses;
    }
}
