package id.simpul.hub.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of one event, for its publisher and for the console. */
@Component
public class EventStory {
    private static final String EVENT =
            "select id, publisher, source, ce_id, type, subject, data_class, bytes, trace_id,"
                    + " accepted_at, routed_at, duplicate_of from event.event";

    private final JdbcClient jdbc;

    public EventStory(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * An event as the router noted it.
     *
     * @param duplicateOf the id of the first one where this is a repetition
     * @param deliveries one for each subscription that it is owed to; none for a repetition
     */
    public record Story(
            String id,
            String publisher,
            String source,
            String eventId,
            String type,
            @Nullable String subject,
            String dataClass,
            int bytes,
            String traceId,
            Instant acceptedAt,
            Instant routedAt,
            @Nullable String duplicateOf,
            List<Told> deliveries) {}

    /**
     * How far one delivery is.
     *
     * @param state waiting, set_aside, delivered, parked or expired
     * @param reason the code of the last fault, or empty
     * @param callId the call under which the ledger has the last try
     * @param nextAt when it is tried again, where that is set
     */
    public record Told(
            String application,
            String subscription,
            int lane,
            long seq,
            String state,
            int attempts,
            String reason,
            @Nullable Integer status,
            String answer,
            @Nullable String callId,
            Instant changedAt,
            @Nullable Instant nextAt) {}

    /** The event with that id at the hub; empty where the router has not noted it. */
    public Optional<Story> of(String id) {
        return jdbc.sql(EVENT + " where id = :id")
                .param("id", id)
                .query((row, _) -> story(row, deliveries(id)))
                .optional();
    }

    private static Story story(ResultSet row, List<Told> deliveries) throws SQLException {
        return new Story(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                row.getString(9),
                instant(row, 10),
                instant(row, 11),
                row.getString(12),
                deliveries);
    }

    private List<Told> deliveries(String id) {
        return jdbc.sql("select d.application, d.subscription, d.lane, d.seq, d.state, d.attempts, d.reason, d.status,"
                        + " d.answer, d.call_id, d.changed_at, h.next_at from event.delivery d left join event.held h"
                        + " using (event_id, application, subscription) where d.event_id = :id"
                        + " order by d.application, d.subscription")
                .param("id", id)
                .query((row, _) -> told(row))
                .list();
    }

    private static Told told(ResultSet row) throws SQLException {
        OffsetDateTime next = row.getObject(12, OffsetDateTime.class);
        return new Told(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getLong(4),
                row.getString(5),
                row.getInt(6),
                row.getString(7),
                (Integer) row.getObject(8),
                row.getString(9),
                row.getString(10),
                instant(row, 11),
                next == null ? null : next.toInstant());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
