package id.simpul.hub.health;

import id.simpul.hub.health.Cause.Failure;
import id.simpul.hub.message.FaultCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows behind the board. */
@Component
class HealthStore {
    private final JdbcClient sql;

    HealthStore(JdbcClient sql) {
        this.sql = sql;
    }

    Map<ConnectionKey, Remembered> read() {
        Map<ConnectionKey, Remembered> rows = new HashMap<>();
        sql.sql("SELECT * FROM health.standing").query(row -> {
            rows.put(new ConnectionKey(row.getString("application"), row.getString("connection")), row(row));
        });
        return rows;
    }

    private static Remembered row(ResultSet row) throws SQLException {
        HealthState state = HealthState.of(row.getString("state")).orElse(HealthState.NO_DATA);
        Cause cause = new Cause(
                Cause.Kind.valueOf(row.getString("cause")),
                failure(row),
                row.getString("service"),
                row.getLong("measured"),
                row.getLong("bound"));
        Instant since = row.getObject("since", OffsetDateTime.class).toInstant();
        OffsetDateTime last = row.getObject("last_sample", OffsetDateTime.class);
        return new Remembered(new Standing(new Verdict(state, cause), since), last == null ? null : last.toInstant());
    }

    private static @Nullable Failure failure(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        String fault = row.getString("fault");
        return status == 0
                ? null
                : new Failure(fault == null ? null : FaultCode.of(fault).orElse(null), status);
    }

    void write(ConnectionKey key, Remembered remembered) {
        Verdict verdict = remembered.standing().verdict();
        Failure failure = verdict.cause().failure();
        sql.sql("""
                        INSERT INTO health.standing
                            (application, connection, state, cause, fault, status, service, measured, bound, since, last_sample)
                        VALUES (:application, :connection, :state, :cause, :fault, :status, :service, :measured, :bound, :since, :last)
                        ON CONFLICT (application, connection) DO UPDATE SET
                            state = excluded.state, cause = excluded.cause, fault = excluded.fault,
                            status = excluded.status, service = excluded.service, measured = excluded.measured,
                            bound = excluded.bound, since = excluded.since, last_sample = excluded.last_sample
                        """)
                .param("application", key.application())
                .param("connection", key.connection())
                .param("state", verdict.state().code())
                .param("cause", verdict.cause().kind().name())
                .param(
                        "fault",
                        failure == null || failure.fault() == null
                                ? null
                                : failure.fault().code())
                .param("status", failure == null ? null : failure.status())
                .param("service", verdict.cause().service())
                .param("measured", verdict.cause().measured())
                .param("bound", verdict.cause().limit())
                .param("since", utc(remembered.standing().since()))
                .param("last", utc(remembered.lastSample()))
                .update();
    }

    void append(List<Transition> transitions) {
        for (Transition each : transitions) {
            sql.sql("""
                            INSERT INTO health.transition (application, connection, from_state, to_state, cause, at)
                            VALUES (:application, :connection, :from, :to, :cause, :at)
                            """)
                    .param("application", each.key().application())
                    .param("connection", each.key().connection())
                    .param("from", each.from() == null ? null : each.from().code())
                    .param("to", each.to().state().code())
                    .param("cause", each.to().cause().kind().name())
                    .param("at", utc(each.at()))
                    .update();
        }
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
