package id.simpul.hub.event;

import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import java.time.Clock;
import java.time.ZoneOffset;
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
        CallId id = CallId.at(clock.instant());
        jdbc.sql("insert into event.outbox (id, publisher, event, written_at) values (:id, :publisher, :event, :now)")
                .param("id", id.value())
                .param("publisher", publisher)
                .param("event", stored.bytes(event))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }
}
