package id.simpul.hub.event;

import id.simpul.hub.message.CallId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How far each delivery is, and the bodies of those that are set aside or parked. */
@Component
class DeliveryRows {
    private static final int ANSWER_LENGTH = 500;
    private static final String ONE =
            " where event_id = :id and application = :application and subscription = :subscription";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final StoredEvents stored;
    private final Clock clock;

    DeliveryRows(DataSource dataSource, StoredEvents stored, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.stored = stored;
        this.clock = clock;
    }

    /** Which of {@code ids} the subscription has, or has parked or set aside: a lane must not deliver them again. */
    Set<String> settled(String application, String subscription, Collection<String> ids) {
        return new HashSet<>(jdbc.sql("select event_id from event.delivery where event_id in (:ids)"
                        + " and application = :application and subscription = :subscription and state <> 'waiting'")
                .param("ids", ids)
                .param("application", application)
                .param("subscription", subscription)
                .query(String.class)
                .list());
    }

    /** Whether the subscription's key has something set aside or parked, which order strict must wait for. */
    boolean keyHeld(String application, String subscription, String keyHash) {
        return jdbc.sql("select exists (select from event.held where application = :application"
                        + " and subscription = :subscription and key_hash = :key)")
                .param("application", application)
                .param("subscription", subscription)
                .param("key", keyHash)
                .query(Boolean.class)
                .single();
    }

    void delivered(Owed owed, Attempt attempt) {
        transaction.executeWithoutResult(status -> {
            release(owed);
            change(owed, "delivered", attempt);
        });
    }

    /** Notes why a delivery that goes on waiting was not possible yet. */
    void waiting(Owed owed, Attempt attempt) {
        change(owed, "waiting", attempt);
    }

    /** Takes a delivery out of its lane; it is tried again at {@code nextAt}, or when what it waits for is delivered. */
    void setAside(Owed owed, String keyHash, Attempt attempt, @Nullable Instant nextAt) {
        transaction.executeWithoutResult(status -> {
            hold(owed, keyHash, nextAt);
            change(owed, "set_aside", attempt);
        });
    }

    /** Gives up trying; the body stays until a person settles it. */
    void park(Owed owed, String keyHash, Attempt attempt) {
        transaction.executeWithoutResult(status -> {
            hold(owed, keyHash, null);
            change(owed, "parked", attempt);
        });
    }

    private void hold(Owed owed, String keyHash, @Nullable Instant nextAt) {
        bound(
                        jdbc.sql(
                                "insert into event.held (event_id, application, subscription, lane, seq, key_hash, event, held_at,"
                                        + " next_at) values (:id, :application, :subscription, :lane, :seq, :key, :event, :now,"
                                        + " :nextAt) on conflict (event_id, application, subscription)"
                                        + " do update set next_at = excluded.next_at"),
                        owed)
                .param("lane", owed.lane())
                .param("seq", owed.seq())
                .param("key", keyHash)
                .param("event", stored.bytes(owed.accepted().event()))
                .param("now", now())
                .param(
                        "nextAt",
                        nextAt == null ? null : nextAt.atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private void release(Owed owed) {
        bound(jdbc.sql("delete from event.held" + ONE), owed).update();
    }

    private void change(Owed owed, String state, Attempt attempt) {
        bound(
                        jdbc.sql(
                                "update event.delivery set state = :state, attempts = attempts + :tried, reason = :reason,"
                                        + " status = :status, answer = :answer, call_id = coalesce(:call, call_id),"
                                        + " changed_at = :now" + ONE),
                        owed)
                .param("state", state)
                .param("tried", attempt.tried())
                .param("reason", attempt.reason())
                .param("status", attempt.status(), java.sql.Types.INTEGER)
                .param("answer", cut(attempt.answer()))
                .param(
                        "call",
                        attempt.callId() == null ? null : attempt.callId().value(),
                        java.sql.Types.VARCHAR)
                .param("now", now())
                .update();
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, Owed owed) {
        return statement
                .param("id", owed.accepted().id().value())
                .param("application", owed.application())
                .param("subscription", owed.subscription());
    }

    private static String cut(String answer) {
        // an answer may repeat what it was sent: long numbers are cut out, they may be a NIK or a phone
        String printable = answer.replaceAll("\\p{Cntrl}+", " ").replaceAll("\\d{8,}", "#");
        return printable.length() <= ANSWER_LENGTH ? printable : printable.substring(0, ANSWER_LENGTH) + " ...";
    }

    /** A delivery that was set aside and is due. */
    record Held(Owed owed, String keyHash, int attempts) {}

    /**
     * What is due now, the oldest first; of a key only the earliest. What waits behind an earlier one of its key has no
     * time of its own: it is due once nothing earlier is held, parked or not, so that nobody has to wake it.
     */
    List<Held> due(int limit) {
        return jdbc.sql(
                        "select h.event_id, h.application, h.subscription, h.lane, h.seq, h.key_hash, h.event, d.attempts,"
                                + " e.publisher, e.data_class, e.trace_id, e.registry_version, e.accepted_at"
                                + " from event.held h join event.delivery d using (event_id, application, subscription)"
                                + " join event.event e on e.id = h.event_id"
                                + " where (h.next_at <= :now or (h.next_at is null and d.state = 'set_aside'))"
                                + " and not exists (select from event.held earlier"
                                + " where earlier.application = h.application and earlier.subscription = h.subscription"
                                + " and earlier.key_hash = h.key_hash and earlier.lane = h.lane and earlier.seq < h.seq"
                                + " and (earlier.next_at is not null or h.next_at is null))"
                                + " order by h.next_at limit :limit")
                .param("now", now())
                .param("limit", limit)
                .query((row, _) -> new Held(
                        new Owed(
                                new AcceptedEvent(
                                        new CallId(row.getString(1)),
                                        row.getString(9),
                                        stored.event(row.getBytes(7)),
                                        row.getString(10),
                                        true,
                                        row.getString(11),
                                        row.getLong(12),
                                        row.getObject(13, OffsetDateTime.class).toInstant()),
                                row.getString(2),
                                row.getString(3),
                                row.getInt(4),
                                row.getLong(5)),
                        row.getString(6),
                        row.getInt(8)))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
