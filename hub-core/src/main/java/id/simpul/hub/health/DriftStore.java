package id.simpul.hub.health;

import id.simpul.hub.policy.contract.Deviation;
import id.simpul.hub.policy.contract.Deviation.Side;
import id.simpul.hub.policy.contract.Drift;
import id.simpul.hub.policy.contract.Promise;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows behind {@link Drift}: what several nodes count is added up, what was not seen for long is dropped. */
@Component
public class DriftStore {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MOST = 500;

    private final Drift drift;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DriftStore(Drift drift, JdbcClient sql, TransactionTemplate transaction, Clock clock) {
        this.drift = drift;
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Stores what was counted since the last step, or nothing of it. */
    void step() {
        Map<Drift.Key, Drift.Tally> taken = drift.take();
        try {
            transaction.executeWithoutResult(status -> {
                taken.forEach(this::add);
                sql.sql("DELETE FROM health.drift WHERE last_at < :before")
                        .param("before", HealthStore.utc(clock.instant().minus(KEPT)))
                        .update();
            });
        } catch (RuntimeException unreachable) {
            drift.giveBack(taken);
            throw unreachable;
        }
    }

    private void add(Drift.Key key, Drift.Tally tally) {
        sql.sql("""
                        INSERT INTO health.drift AS d
                            (application, service, operation, consumer, side, place, rule, expected, times, first_at, last_at)
                        VALUES (:application, :service, :operation, :consumer, :side, :place, :rule, :expected, :times, :first, :last)
                        ON CONFLICT (application, service, operation, consumer, side, place, rule, expected) DO UPDATE SET
                            times = d.times + excluded.times, last_at = greatest(d.last_at, excluded.last_at)
                        """)
                .param("application", key.promise().application())
                .param("service", key.promise().service())
                .param("operation", key.promise().operation())
                .param("consumer", key.promise().consumer())
                .param("side", key.deviation().side().code())
                .param("place", key.deviation().place())
                .param("rule", key.deviation().rule())
                .param("expected", key.deviation().expected())
                .param("times", tally.times())
                .param("first", HealthStore.utc(tally.first()))
                .param("last", HealthStore.utc(tally.last()))
                .update();
    }

    /** What is known of every service, or of one where both codes are given; the most recent first. */
    public List<DriftFinding> findings(String application, String service) {
        return sql.sql("""
                        SELECT d.*, coalesce(l.times, 0) AS looked
                        FROM health.drift d LEFT JOIN health.drift l
                            ON (l.application, l.service, l.operation, l.consumer, l.side, l.rule)
                             = (d.application, d.service, d.operation, d.consumer, d.side, '')
                        WHERE d.rule <> '' AND :application IN ('', d.application) AND :service IN ('', d.service)
                        ORDER BY d.last_at DESC, d.times DESC LIMIT :most
                        """)
                .param("application", application)
                .param("service", service)
                .param("most", MOST)
                .query((row, number) -> finding(row))
                .list();
    }

    private static DriftFinding finding(ResultSet row) throws SQLException {
        Promise promise = new Promise(
                row.getString("application"),
                row.getString("service"),
                row.getString("operation"),
                row.getString("consumer"));
        Side side = Side.valueOf(row.getString("side").toUpperCase(Locale.ROOT));
        Deviation deviation =
                new Deviation(side, row.getString("place"), row.getString("rule"), row.getString("expected"));
        return new DriftFinding(
                promise,
                deviation,
                row.getLong("times"),
                row.getLong("looked"),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant());
    }
}
