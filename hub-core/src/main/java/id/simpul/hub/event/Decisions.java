package id.simpul.hub.event;

import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code event.decision}: what a person decided about a delivery, and why. */
@Component
class Decisions {
    private final JdbcClient jdbc;
    private final Clock clock;

    Decisions(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** Notes one, with the transaction that the caller may hold. */
    void note(String decided, String eventId, String application, String subscription, String who, String reason) {
        jdbc.sql("insert into event.decision (event_id, application, subscription, who, reason, decided_at, decided)"
                        + " values (:id, :application, :subscription, :who, :reason, :now, :decided)")
                .param("id", eventId)
                .param("application", application)
                .param("subscription", subscription)
                .param("who", who)
                .param("reason", reason)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("decided", decided)
                .update();
    }
}
