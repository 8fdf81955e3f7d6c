package id.simpul.hub.event;

import id.simpul.hub.keys.KeyDestroyedException;
import id.simpul.hub.keys.KeyRingException;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Table {@code event.held}: what is set aside or parked, with its sealed body. */
@Component
class HeldRows {
    private static final Logger LOG = LoggerFactory.getLogger(HeldRows.class);
    private static final int ANSWER_LENGTH = 500;
    /** How many of one lane are claimed at once, so that one subscriber does not take all places. */
    private static final int EACH_LANE = 8;

    private static final int AT_ONCE = 1000;
    /** How long a claimed row is left to who claimed it: longer than a try may take. */
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final StoredEvents stored;
    private final LaneTable lanes;
    private final SettledRows settled;
    private final Clock clock;

    HeldRows(DataSource dataSource, StoredEvents stored, LaneTable lanes, SettledRows settled, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.stored = stored;
        this.lanes = lanes;
        this.settled = settled;
        this.clock = clock;
    }

    /** What is held in a lane, and by which keys; and whether its row says that it waits. */
    record InLane(boolean waits, Set<Long> numbers, Set<String> keys) {}

    /** Which numbers {@code among} these are held, and which of these keys something is held of. */
    InLane in(LaneName lane, Collection<Long> among, Collection<String> keyHashes) {
        Set<Long> numbers = new HashSet<>();
        Set<String> keys = new HashSet<>();
        List<Boolean> waits = jdbc.sql("select l.stalled_since is not null, h.seq, h.key_hash from event.lane l"
                        + " left join event.held h on h.lane = l.id and (h.seq = any(:numbers::bigint[])"
                        + " or h.key_hash = any(:keys::text[])) where l.id = :lane")
                .param("numbers", among.toArray(Long[]::new))
                .param("keys", keyHashes.toArray(String[]::new))
                .param("lane", lanes.id(lane))
                .query((row, _) -> {
                    if (row.getString(3) != null) {
                        numbers.add(row.getLong(2));
                        keys.add(row.getString(3));
                    }
                    return row.getBoolean(1);
                })
                .list();
        return new InLane(waits.contains(true), numbers, keys);
    }

    boolean known(int lane, long seq) {
        return jdbc.sql("select exists (select from event.held where lane = :lane and seq = :seq)")
                .param("lane", lane)
                .param("seq", seq)
                .query(Boolean.class)
                .single();
    }

    /** Takes a delivery out of its lane; it is tried again at {@code nextAt}, or when what it waits for is settled. */
    void setAside(Owed owed, Attempt attempt, int attempts, @Nullable Instant nextAt) {
        hold(owed, "set_aside", attempt, attempts, nextAt);
    }

    /** Gives up trying; it stays until a person settles it. */
    void park(Owed owed, Attempt attempt, int attempts) {
        hold(owed, "parked", attempt, attempts, null);
    }

    /** Lays it out for the application that fetches it. */
    void offer(Owed owed) {
        hold(owed, "offered", Attempt.OFFERED, 0, null);
    }

    /** The same three of what is held, unless it came to an end meanwhile. */
    void setAsideAgain(Owed owed, Attempt attempt, int attempts, @Nullable Instant nextAt) {
        again(owed, "set_aside", attempt, attempts, nextAt);
    }

    void parkAgain(Owed owed, Attempt attempt, int attempts) {
        again(owed, "parked", attempt, attempts, null);
    }

    void offerAgain(Owed owed, int attempts) {
        again(owed, "offered", Attempt.OFFERED, attempts, null);
    }

    /** How many of a lane lie out. */
    int offered(LaneName lane) {
        return jdbc.sql("select count(*) from event.held where lane = :lane and state = 'offered'")
                .param("lane", lanes.id(lane))
                .query(Integer.class)
                .single();
    }

    /** The subscriptions of which something lies out. */
    List<String> offering() {
        return jdbc.sql("select distinct l.application || '/' || l.subscription as name from event.held h"
                        + " join event.lane l on l.id = h.lane where h.state = 'offered'")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** What lies out for a subscription, nobody has, and was accepted before a moment; some of it. */
    List<Held> offeredBefore(String subscription, Instant moment) {
        return read(
                """
                from event.held h join event.lane l on l.id = h.lane join event.event e on e.id = h.event_id
                where h.state = 'offered' and (h.next_at is null or h.next_at <= :now) and e.accepted_at < :moment
                    and l.application || '/' || l.subscription = :name
                order by h.lane, h.seq limit :limit
                """,
                statement -> statement
                        .param("name", subscription)
                        .param("moment", moment.atOffset(ZoneOffset.UTC))
                        .param("limit", AT_ONCE));
    }

    /** Takes back what lies out for a subscription that does not fetch any more; in order where it is {@code strict}. */
    void takeBack(String subscription, boolean strict) {
        jdbc.sql("update event.held set state = 'set_aside', lease = null, next_at = :next from event.lane l"
                        + " where l.id = held.lane and held.state = 'offered'"
                        + " and l.application || '/' || l.subscription = :name")
                .param("next", strict ? null : now(), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("name", subscription)
                .update();
    }

    private void hold(Owed owed, String state, Attempt attempt, int attempts, @Nullable Instant nextAt) {
        JdbcClient.StatementSpec insert = jdbc.sql("""
                        insert into event.held (lane, seq, event_id, key_hash, state, attempts, reason, status, answer,
                            call_id, event, held_at, changed_at, next_at)
                        values (:lane, :seq, :event::uuid, :key, :state, :attempts, :reason, :status, :answer, :call, :body,
                            :now, :now, :next)
                        on conflict (lane, seq) do update set state = excluded.state, attempts = excluded.attempts,
                            reason = excluded.reason, status = excluded.status, answer = excluded.answer,
                            call_id = coalesce(excluded.call_id, held.call_id), changed_at = excluded.changed_at,
                            next_at = excluded.next_at, lease = null
                        """)
                .param("event", owed.accepted().id().value())
                .param("key", stored.keyHash(owed.accepted().event()))
                .param("body", stored.bytes(owed.accepted()));
        outcome(insert, owed, state, attempt, attempts, nextAt).update();
    }

    private void again(Owed owed, String state, Attempt attempt, int attempts, @Nullable Instant nextAt) {
        JdbcClient.StatementSpec update = jdbc.sql("""
                update event.held set state = :state, attempts = :attempts, reason = :reason, status = :status,
                    answer = :answer, call_id = coalesce(:call, call_id), changed_at = :now, next_at = :next, lease = null
                where lane = :lane and seq = :seq
                """);
        outcome(update, owed, state, attempt, attempts, nextAt).update();
    }

    private JdbcClient.StatementSpec outcome(
            JdbcClient.StatementSpec statement,
            Owed owed,
            String state,
            Attempt attempt,
            int attempts,
            @Nullable Instant nextAt) {
        return statement
                .param("lane", lanes.id(owed.lane()))
                .param("seq", owed.seq())
                .param("state", state)
                .param("attempts", attempts)
                .param("reason", attempt.reason())
                .param("status", attempt.status(), Types.INTEGER)
                .param("answer", Answers.cut(attempt.answer(), ANSWER_LENGTH))
                .param(
                        "call",
                        attempt.callId() == null ? null : attempt.callId().value(),
                        Types.VARCHAR)
                .param("now", now())
                .param("next", nextAt == null ? null : nextAt.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /** Ends what is held: in one transaction it is no longer held, and settled. What came to an end before keeps that end. */
    void settle(Settled number) {
        transaction.executeWithoutResult(_ -> {
            int held = jdbc.sql("delete from event.held where lane = :lane and seq = :seq")
                    .param("lane", number.lane())
                    .param("seq", number.seq())
                    .update();
            if (held > 0) {
                settled.add(List.of(number));
            }
        });
    }

    /** A delivery that was set aside and is due. */
    record Held(Owed owed, int attempts) {}

    /**
     * Claims what is due now, the oldest first; of a key only the earliest. What waits behind an earlier one of its key has
     * no time of its own: it is due once nothing earlier is held, parked or not, so that nobody has to wake it. What is
     * claimed is due again after a minute, should who claimed it be gone.
     */
    List<Held> claim(int limit) {
        return transaction.execute(_ -> {
            List<Held> due = due(limit);
            postpone(due);
            return due;
        });
    }

    private List<Held> due(int limit) {
        return read("""
                from (select distinct lane from event.held
                      where state = 'set_aside' and (next_at <= :now or next_at is null)) due
                cross join lateral (
                    select * from event.held one
                    where one.lane = due.lane and one.state = 'set_aside'
                        and (one.next_at <= :now or one.next_at is null)
                        and not exists (select from event.held earlier where earlier.lane = one.lane
                            and earlier.key_hash = one.key_hash and earlier.seq < one.seq
                            and (one.next_at is null or earlier.next_at <= one.next_at))
                    order by one.next_at, one.seq limit :each for update skip locked) h
                join event.lane l on l.id = h.lane join event.event e on e.id = h.event_id limit :limit
                """, statement -> statement.param("each", EACH_LANE).param("limit", limit));
    }

    /**
     * The held deliveries that {@code from} finds: rows {@code h}, lanes {@code l} and events {@code e}, at {@code :now}. One
     * that cannot be read is told and left alone for a minute: its key may come from another node.
     */
    List<Held> read(String from, UnaryOperator<JdbcClient.StatementSpec> parameters) {
        JdbcClient.StatementSpec statement = jdbc.sql("""
                select h.event, l.application, l.subscription, l.lane, h.seq, h.attempts, e.id, e.call_id, e.publisher,
                    e.digest, e.data_class, e.trace_id, e.registry_version, e.accepted_at, e.ce_id, e.source, e.type,
                    e.subject, e.owner
                """ + from);
        List<Held> found = new ArrayList<>();
        List<Place> unreadable = new ArrayList<>();
        parameters.apply(statement.param("now", now())).query(row -> {
            try {
                found.add(held(row));
            } catch (KeyRingException locked) {
                LaneName lane = lane(row);
                LOG.error("{} number {} cannot be read: {}", lane, row.getLong(5), locked.getMessage());
                unreadable.add(new Place(lanes.id(lane), row.getLong(5)));
            }
        });
        leave(unreadable);
        return found;
    }

    private record Place(int lane, long seq) {}

    /** The number of its lane in tables. */
    int lane(Held one) {
        return lanes.id(one.owed().lane());
    }

    private Held held(ResultSet row) throws SQLException {
        Event event = body(row);
        AcceptedEvent accepted = new AcceptedEvent(
                new CallId(row.getString(7)),
                new CallId(row.getString(8)),
                row.getString(9),
                row.getString(19),
                event == null ? envelope(row) : event,
                row.getString(10),
                row.getString(11),
                true,
                row.getString(12),
                row.getLong(13),
                row.getObject(14, OffsetDateTime.class).toInstant(),
                event == null ? AcceptedEvent.Data.GONE : AcceptedEvent.Data.READABLE);
        return new Held(new Owed(accepted, lane(row), row.getLong(5)), row.getInt(6));
    }

    private static LaneName lane(ResultSet row) throws SQLException {
        return new LaneName(row.getString(2), row.getString(3), row.getInt(4));
    }

    /** What is held, or null where the key of it was destroyed. */
    private @Nullable Event body(ResultSet row) throws SQLException {
        try {
            return stored.event(row.getBytes(1));
        } catch (KeyDestroyedException gone) {
            return null;
        }
    }

    private static Event envelope(ResultSet row) throws SQLException {
        return new Event(
                row.getString(15),
                row.getString(16),
                row.getString(17),
                row.getString(18),
                null,
                null,
                null,
                Map.of(),
                new byte[0]);
    }

    /** Leaves what is set aside to who tries it, for a minute. */
    void postpone(Collection<Held> due) {
        leave(due.stream()
                .map(each -> new Place(lanes.id(each.owed().lane()), each.owed().seq()))
                .toList());
    }

    private void leave(List<Place> places) {
        if (places.isEmpty()) {
            return;
        }
        jdbc.sql("update event.held h set next_at = :until from unnest(:lane::int[], :seq::bigint[]) as row (lane, seq)"
                        + " where h.lane = row.lane and h.seq = row.seq and h.state <> 'parked'")
                .param("until", clock.instant().plus(CLAIM).atOffset(ZoneOffset.UTC))
                .param("lane", places.stream().map(Place::lane).toArray(Integer[]::new))
                .param("seq", places.stream().map(Place::seq).toArray(Long[]::new))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
