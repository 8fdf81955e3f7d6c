package id.simpul.hub.event;

import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Facts that must be announced exactly when a row of ours changes: written in the caller's transaction, announced by the
 * relay afterwards. The data is sealed.
 */
@Component
public class Outbox {
    private final JdbcClient jdbc;
    private final StoredEvents stored;
    private final Clock clock;

    Outbox(DataSource dataSource, StoredEvents stored, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.stored = stored;
        this.clock = clock;
    }

    /**
     * Writes {@code event} with the transaction that the caller holds on the hub's data source.
     *
     * @return the id that the event will have at the hub
     */
    public CallId put(String publisher, Event event) {
        Instant now = clock.instant();
        CallId id = EventIds.of(publisher, event);
        jdbc.sql("insert into event.outbox (id, publisher, event, written_at) values (:id, :publisher, :event, :now)"
                        + " on conflict do nothing")
                .param("id", id.value())
                .param("publisher", publisher)
                .param("event", stored.waiting(event, now))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** An entry that was not announced yet. */
    record Waiting(CallId id, String publisher, byte[] event) {}

    /** Whether this node alone may announce, until the end of the transaction that the caller holds. */
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('event.outbox'))")
                .query(Boolean.class)
                .single();
    }

    /** The oldest entries; of those that were refused, the ones that were not tried for {@code pause}. */
    List<Waiting> oldest(int limit, Duration pause) {
        return jdbc.sql("select id, publisher, event from event.outbox where refused is null or refused_at < :before"
                        + " order by written_at, id limit :limit")
                .param("before", clock.instant().minus(pause).atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> new Waiting(new CallId(row.getString(1)), row.getString(2), row.getBytes(3)))
                .list();
    }

    void announced(CallId id) {
        jdbc.sql("delete from event.outbox where id = :id")
                .param("id", id.value())
                .update();
    }

    /** Lets later entries pass one that is refused. */
    void refused(CallId id, String reason) {
        jdbc.sql("update event.outbox set refused = :reason, refused_at = :now where id = :id")
                .param("reason", reason)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }
}
