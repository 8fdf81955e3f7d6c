package id.simpul.hub.event;

import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A person's decision to try a parked or set-aside delivery again, with the same id, to that subscription alone. */
@Component
public class Resend {
    private static final Logger LOG = LoggerFactory.getLogger(Resend.class);
    private static final String ONE =
            " where event_id = :id and application = :application and subscription = :subscription";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public Resend(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.clock = clock;
    }

    /**
     * Lets it be tried at once; who decided and why is kept with it.
     *
     * @return false where nothing of that name is set aside or parked
     */
    public boolean resend(String eventId, String application, String subscription, String who, String reason) {
        boolean held = Boolean.TRUE.equals(transaction.execute(status -> {
            int due = one("update event.held set next_at = :now" + ONE, eventId, application, subscription)
                    .update();
            one(
                            "update event.delivery set state = 'set_aside', changed_at = :now" + ONE
                                    + " and state = 'parked'",
                            eventId,
                            application,
                            subscription)
                    .update();
            return due == 1 && decided(eventId, application, subscription, who, reason);
        }));
        if (held) {
            LOG.info("{} lets {}/{} have event {} again", who, application, subscription, eventId);
        }
        return held;
    }

    private JdbcClient.StatementSpec one(String sql, String eventId, String application, String subscription) {
        return jdbc.sql(sql)
                .param("id", eventId)
                .param("application", application)
                .param("subscription", subscription)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC));
    }

    private boolean decided(String eventId, String application, String subscription, String who, String reason) {
        return one(
                                "insert into event.decision (event_id, application, subscription, who, reason, decided_at)"
                                        + " values (:id, :application, :subscription, :who, :reason, :now)",
                                eventId,
                                application,
                                subscription)
                        .param("who", who)
                        .param("reason", reason)
                        .update()
                == 1;
    }
}
