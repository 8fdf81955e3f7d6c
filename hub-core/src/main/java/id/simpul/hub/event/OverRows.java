package id.simpul.hub.event;

import id.simpul.hub.registry.DataClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code event.event} whose time may be over, with what became of the numbers that they owe. */
@Component
class OverRows {
    private static final String COLUMNS =
            "select id, accepted_at, log_partition, log_offset, lanes, seqs from event.event";

    private final JdbcClient jdbc;

    OverRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Events that are kept equally long. */
    record Kind(String owner, String type, DataClass dataClass) {
        /** {@code owner/type}. */
        String name() {
            return owner + "/" + type;
        }
    }

    /**
     * One event.
     *
     * @param owed the lanes that owe it, with their numbers
     */
    record Over(String id, Instant acceptedAt, int partition, long offset, Map<Integer, Long> owed) {}

    /** The end of one number, as its row says. */
    record Ended(int lane, SettledRows.Row row, String reason) {}

    /** Every kind of which there is a row; steps from one to the next in their index. */
    List<Kind> kinds() {
        return jdbc.sql("""
                        with recursive kind as (
                            (select owner, type, data_class from event.event order by 1, 2, 3 limit 1)
                            union all
                            select next.* from kind cross join lateral (
                                select e.owner, e.type, e.data_class from event.event e
                                where (e.owner, e.type, e.data_class) > (kind.owner, kind.type, kind.data_class)
                                order by 1, 2, 3 limit 1) next)
                        select owner, type, data_class from kind
                        """)
                .query((row, _) -> new Kind(row.getString(1), row.getString(2), DataClass.of(row.getString(3))))
                .list();
    }

    /** Events of a kind that were accepted before {@code until}, the oldest first, behind {@code after}. */
    List<Over> before(Kind kind, Instant until, @Nullable Over after, int limit) {
        return of(
                        kind,
                        COLUMNS,
                        "accepted_at < :until and (accepted_at, id) > (:at, :id::uuid) order by accepted_at, id")
                .param("until", time(until))
                .param("at", time(after == null ? Instant.EPOCH : after.acceptedAt()))
                .param("id", after == null ? "00000000-0000-0000-0000-000000000000" : after.id())
                .param("limit", limit)
                .query((row, _) -> over(row))
                .list();
    }

    /** When the first event of a kind was accepted from {@code from} on; null where there is none. */
    @Nullable
    Instant firstFrom(Kind kind, Instant from) {
        return of(kind, "select accepted_at from event.event", "accepted_at >= :from order by accepted_at")
                .param("from", time(from))
                .param("limit", 1)
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(null);
    }

    private JdbcClient.StatementSpec of(Kind kind, String select, String which) {
        return jdbc.sql(select + " where owner = :owner and type = :type and data_class = :class and " + which
                        + " limit :limit")
                .param("owner", kind.owner())
                .param("type", kind.type())
                .param("class", kind.dataClass().code());
    }

    /** The rows of these as they are now, kept so until the caller's transaction ends; without those that others have. */
    List<Over> locked(Collection<Over> events) {
        return jdbc.sql(COLUMNS + " where id = any(:ids::uuid[]) order by accepted_at, id for update skip locked")
                .param("ids", ids(events))
                .query((row, _) -> over(row))
                .list();
    }

    private static Over over(ResultSet row) throws SQLException {
        return new Over(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getInt(3),
                row.getLong(4),
                EventRows.owed(row, 5, 6));
    }

    /** Which of these are set aside, parked, or lie out to be fetched, for anybody. */
    Set<String> held(Collection<Over> events) {
        return new HashSet<>(jdbc.sql("select distinct event_id from event.held where event_id = any(:ids::uuid[])")
                .param("ids", ids(events))
                .query((row, _) -> row.getString(1))
                .list());
    }

    /** The rows of all numbers that these owe and that came to an end. */
    List<Ended> ended(Collection<Over> events) {
        Side side = Side.of(events);
        return jdbc.sql("select s.lane, s.seq, s.event_id, s.outcome, s.mark, s.reason"
                        + " from unnest(:lane::int[], :seq::bigint[]) as row (lane, seq)"
                        + " join event.settled s on s.lane = row.lane and s.seq = row.seq")
                .param("lane", side.lanes())
                .param("seq", side.seqs())
                .query((row, _) -> new Ended(
                        row.getInt(1),
                        new SettledRows.Row(row.getLong(2), row.getString(3), row.getString(4), row.getString(5)),
                        row.getString(6)))
                .list();
    }

    /** What events owe, side by side. */
    private record Side(Integer[] lanes, Long[] seqs) {
        static Side of(Collection<Over> events) {
            List<Integer> lanes = new ArrayList<>();
            List<Long> seqs = new ArrayList<>();
            events.forEach(each -> each.owed().forEach((lane, seq) -> {
                lanes.add(lane);
                seqs.add(seq);
            }));
            return new Side(lanes.toArray(Integer[]::new), seqs.toArray(Long[]::new));
        }
    }

    /** Removes these and the rows of their ends; a list that still wanted to send one of them skips it. */
    void delete(Collection<Over> events) {
        Side side = Side.of(events);
        jdbc.sql("delete from event.settled s using unnest(:lane::int[], :seq::bigint[]) as row (lane, seq)"
                        + " where s.lane = row.lane and s.seq = row.seq")
                .param("lane", side.lanes())
                .param("seq", side.seqs())
                .update();
        jdbc.sql("update event.replay_item set fit = 'gone', state = 'skipped', reason = 'isi-tidak-ada'"
                        + " where state = 'chosen' and event_id = any(:ids::uuid[])")
                .param("ids", ids(events))
                .update();
        jdbc.sql("delete from event.event where id = any(:ids::uuid[])")
                .param("ids", ids(events))
                .update();
    }

    private static String[] ids(Collection<Over> events) {
        return events.stream().map(Over::id).toArray(String[]::new);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
