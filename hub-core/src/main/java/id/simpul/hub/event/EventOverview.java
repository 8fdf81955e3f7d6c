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
     * @param owed subscriptions that it is owed to
     * @param open waiting or set aside
     */
    public record Row(
            String id,
            Instant acceptedAt,
            String publisher,
            String type,
            @Nullable String subject,
            boolean duplicate,
            int owed,
            int delivered,
            int open,
            int parked) {}

    /**
     * What one subscription is owed.
     *
     * @param oldestOpen when the oldest that waits or is set aside was last touched
     */
    public record Balance(
            String application,
            String subscription,
            long owed,
            long delivered,
            long waiting,
            long setAside,
            long parked,
            @Nullable Instant oldestOpen) {
        /** Whether every number that was given out is in one of the states. */
        public boolean even() {
            return owed == delivered + waiting + setAside + parked;
        }
    }

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
        return jdbc.sql("select e.id, e.accepted_at, e.publisher, e.type, e.subject, e.duplicate_of is not null,"
                        + " count(d.event_id), count(*) filter (where d.state = 'delivered'),"
                        + " count(*) filter (where d.state in ('waiting', 'set_aside')),"
                        + " count(*) filter (where d.state = 'parked')"
                        + " from event.event e left join event.delivery d on d.event_id = e.id"
                        + " where e.accepted_at >= :since and (:publisher = '' or e.publisher = :publisher)"
                        + " and (:type = '' or e.type = :type) group by e.id"
                        + " having not :open or count(*) filter (where d.state <> 'delivered') > 0"
                        + " order by e.accepted_at desc, e.id desc limit :limit")
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
                row.getBoolean(6),
                row.getInt(7),
                row.getInt(8),
                row.getInt(9),
                row.getInt(10));
    }

    /** Every subscription that was ever owed something, the one with most trouble first. */
    public List<Balance> balances() {
        return jdbc.sql(
                        "select l.application, l.subscription, l.owed, coalesce(d.delivered, 0), coalesce(d.waiting, 0),"
                                + " coalesce(d.aside, 0), coalesce(d.parked, 0), d.oldest from"
                                + " (select application, subscription, sum(owed) as owed from event.lane"
                                + " group by application, subscription) l left join"
                                + " (select application, subscription, count(*) filter (where state = 'delivered') as delivered,"
                                + " count(*) filter (where state = 'waiting') as waiting,"
                                + " count(*) filter (where state = 'set_aside') as aside,"
                                + " count(*) filter (where state = 'parked') as parked,"
                                + " min(changed_at) filter (where state in ('waiting', 'set_aside')) as oldest"
                                + " from event.delivery group by application, subscription) d"
                                + " on d.application = l.application and d.subscription = l.subscription"
                                + " order by 7 desc, 6 desc, 5 desc, 1, 2")
                .query((row, _) -> new Balance(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        nullable(row, 8)))
                .list();
    }

    /** What is set aside or parked, the newest first. */
    public List<Parked> unsettled(int limit) {
        return jdbc.sql("select d.event_id, d.application, d.subscription, e.publisher, e.type, e.subject, d.state,"
                        + " d.attempts, d.reason, d.status, d.answer, d.changed_at from event.delivery d"
                        + " join event.event e on e.id = d.event_id where d.state in ('set_aside', 'parked')"
                        + " order by d.changed_at desc limit :limit")
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

    private static @Nullable Instant nullable(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
