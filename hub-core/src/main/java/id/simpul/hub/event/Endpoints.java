package id.simpul.hub.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code event.endpoint}, and a view of it that is at most a few seconds old while the database answers. */
@Component
class Endpoints {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable View view;

    Endpoints(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    private record View(Instant at, Map<String, Endpoint> rows) {}

    /**
     * What is known of one subscription.
     *
     * @throws DataAccessException where nothing was read since the start, and the database is away
     */
    Endpoint of(String application, String subscription) {
        Endpoint known = rows().get(application + "/" + subscription);
        return known == null ? Endpoint.unknown(application, subscription) : known;
    }

    private Map<String, Endpoint> rows() {
        View now = view;
        if (now != null && (clock.instant().isBefore(now.at().plus(FRESH)) || reading.isLocked())) {
            return now.rows();
        }
        reading.lock();
        try {
            return read(view);
        } finally {
            reading.unlock();
        }
    }

    private Map<String, Endpoint> read(@Nullable View old) {
        Instant at = clock.instant();
        if (old != null && at.isBefore(old.at().plus(FRESH))) {
            return old.rows();
        }
        Map<String, Endpoint> rows = fetched(old);
        view = new View(at, rows);
        return rows;
    }

    private Map<String, Endpoint> fetched(@Nullable View old) {
        try {
            Map<String, Endpoint> rows = new HashMap<>();
            jdbc.sql("select * from event.endpoint")
                    .query(Endpoints::row)
                    .list()
                    .forEach(each -> rows.put(each.application() + "/" + each.subscription(), each));
            return rows;
        } catch (DataAccessException away) {
            if (old == null) {
                throw away;
            }
            return old.rows();
        }
    }

    private static Endpoint row(ResultSet row, int number) throws SQLException {
        return new Endpoint(
                row.getString("application"),
                row.getString("subscription"),
                row.getString("url"),
                row.getString("url_hash"),
                time(row, "verified_at"),
                time(row, "last_tried_at"),
                row.getString("reason"),
                row.getInt("generation"),
                time(row, "secret_changed_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Notes how a challenge went; the generation of the secret stays. */
    void tried(Endpoint endpoint) {
        write(jdbc.sql("""
                        insert into event.endpoint as e
                        (application, subscription, url, url_hash, verified_at, last_tried_at, reason)
                        values (:application, :subscription, :url, :hash, :verified, :tried, :reason)
                        on conflict (application, subscription) do update set url = :url, url_hash = :hash,
                        verified_at = :verified, last_tried_at = :tried, reason = :reason
                        """)
                .param("application", endpoint.application())
                .param("subscription", endpoint.subscription())
                .param("url", endpoint.url())
                .param("hash", endpoint.urlHash())
                .param("verified", sql(endpoint.verifiedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("tried", sql(endpoint.triedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("reason", endpoint.reason()));
    }

    /** Begins the next generation of the secret. */
    void rotate(String application, String subscription, String who, String reason) {
        write(jdbc.sql("""
                        insert into event.endpoint as e
                        (application, subscription, generation, secret_changed_at, secret_changed_by, secret_reason)
                        values (:application, :subscription, 1, :now, :who, :reason)
                        on conflict (application, subscription) do update set generation = e.generation + 1,
                        secret_changed_at = :now, secret_changed_by = :who, secret_reason = :reason
                        """)
                .param("application", application)
                .param("subscription", subscription)
                .param("now", sql(clock.instant()))
                .param("who", who)
                .param("reason", reason));
    }

    /** Whoever reads afterwards sees what was written. */
    private void write(JdbcClient.StatementSpec statement) {
        reading.lock();
        try {
            statement.update();
            view = null;
        } finally {
            reading.unlock();
        }
    }

    private static @Nullable OffsetDateTime sql(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
