package id.simpul.hub.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events and deliveries as an operator looks at them. */
@Component
public class EventOverview {
    private final JdbcClient jdbc;
    private final Clock clock;

    public EventOverview(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /**
     * One accepted event and how many of its deliveries are in which state.
     *
     * @param repetitions how often it came again and was recognised
     * @param owed subscriptions that it is owed to
     * @param open waiting or set aside
     */
    public record Row(
            String id,
            Instant acceptedAt,
            String publisher,
            String type,
            @Nullable String subject,
            int repetitions,
            int owed,
            int delivered,
            int open,
            int parked) {}

    /** One delivery that a person may settle. */
    public record Parked(
            String eventId,
            String application,
            String subscription,
            String publisher,
            String type,
            @Nullable String subject,
            String state,
            int attempts,
            String reason,
            @Nullable Integer status,
            String answer,
            Instant changedAt) {}

    /** The newest events of {@code period}, filtered where a text is not empty. */
    public List<Row> lately(Duration period, String publisher, String type, boolean openOnly, int limit) {
        return jdbc.sql("""
                        select e.id, e.accepted_at, e.publisher, e.type, e.subject, e.repetitions, d.owed, d.delivered,
                            d.owed - d.delivered - d.expired - d.parked, d.parked
                        from event.event e cross join lateral (
                            select count(o.seq) as owed, count(s.seq) filter (where s.outcome = 'delivered') as delivered,
                                count(s.seq) filter (where s.outcome = 'expired') as expired,
                                count(h.seq) filter (where h.state = 'parked') as parked
                            from unnest(e.lanes, e.seqs) as o (lane, seq)
                            left join event.settled s on s.lane = o.lane and s.seq = o.seq
                            left join event.held h on h.lane = o.lane and h.seq = o.seq) d
                        where e.accepted_at >= :since and (:publisher = '' or e.publisher = :publisher)
                            and (:type = '' or e.type = :type) and (not :open or d.owed > d.delivered + d.expired)
                        order by e.accepted_at desc, e.id desc limit :limit
                        """)
                .param("since", clock.instant().minus(period).atOffset(ZoneOffset.UTC))
                .param("publisher", publisher)
                .param("type", type)
                .param("open", openOnly)
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString(1),
                instant(row, 2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                row.getInt(9),
                row.getInt(10));
    }

    /** What is set aside or parked, the newest first. */
    public List<Parked> unsettled(int limit) {
        return jdbc.sql("select h.event_id, l.application, l.subscription, e.publisher, e.type, e.subject, h.state,"
                        + " h.attempts, h.reason, h.status, h.answer, h.changed_at from event.held h"
                        + " join event.event e on e.id = h.event_id join event.lane l on l.id = h.lane"
                        + " where h.state <> 'offered'"
                        + " order by h.changed_at desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> new Parked(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getInt(8),
                        row.getString(9),
                        (Integer) row.getObject(10),
                        row.getString(11),
                        instant(row, 12)))
                .list();
    }

    /** The ids of events about one subject, such as a letter's or a request's number; the newest first. */
    public List<String> about(String subject, int limit) {
        return jdbc.sql("select id from event.event where subject = :subject order by accepted_at desc limit :limit")
                .param("subject", subject)
                .param("limit", limit)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
