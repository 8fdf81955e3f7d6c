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
                    + " accepted_at, routed_at, call_id, repetitions, conflict_of,"
                    + " array(select c.id::text from event.event c where c.conflict_of = e.id) from event.event e";
    private static final String DELIVERIES = """
            select l.application, l.subscription, l.lane, o.seq, coalesce(s.outcome, nullif(h.state, 'offered'), 'waiting'),
                coalesce(s.attempts, h.attempts, 0), coalesce(s.reason, h.reason, l.stalled_reason),
                coalesce(s.status, h.status), coalesce(h.answer, ''), coalesce(s.call_id, h.call_id),
                coalesce(s.settled_at, h.changed_at, e.routed_at), h.next_at
            from event.event e cross join lateral unnest(e.lanes, e.seqs) as o (lane, seq)
            join event.lane l on l.id = o.lane
            left join event.settled s on s.lane = o.lane and s.seq = o.seq
            left join event.held h on h.lane = o.lane and h.seq = o.seq
            where e.id = :id::uuid order by l.application, l.subscription
            """;

    private final JdbcClient jdbc;

    public EventStory(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * An event as the router noted it.
     *
     * @param callId the call under which the ledger has its acceptance
     * @param repetitions how often it came again and was recognised
     * @param conflictOf the event under whose source and id this one came with other contents
     * @param conflicts events that came under its source and id with other contents
     * @param deliveries one for each subscription that it is owed to
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
            String callId,
            int repetitions,
            @Nullable String conflictOf,
            List<String> conflicts,
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
        if (!EventIds.valid(id)) {
            return Optional.empty();
        }
        return jdbc.sql(EVENT + " where e.id = :id::uuid")
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
                row.getInt(13),
                row.getString(14),
                List.of((String[]) row.getArray(15).getArray()),
                deliveries);
    }

    private List<Told> deliveries(String id) {
        return jdbc.sql(DELIVERIES).param("id", id).query((row, _) -> told(row)).list();
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
