package id.simpul.hub.event;

import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A person's decision to try a parked or set-aside delivery again, with the same id, to that subscription alone. */
@Component
public class Resend {
    private static final Logger LOG = LoggerFactory.getLogger(Resend.class);

    private final DeliveryRows deliveries;
    private final JdbcClient jdbc;

    Resend(DeliveryRows deliveries, DataSource dataSource) {
        this.deliveries = deliveries;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Lets it be tried at once; who decided and why is kept.
     *
     * @return false where nothing of that name is set aside or parked
     */
    public boolean resend(String eventId, String application, String subscription, String who, String reason) {
        boolean held = deliveries.tryNow(eventId, application, subscription);
        if (held) {
            jdbc.sql("insert into event.decision (event_id, application, subscription, who, reason)"
                            + " values (:id, :application, :subscription, :who, :reason)")
                    .param("id", eventId)
                    .param("application", application)
                    .param("subscription", subscription)
                    .param("who", who)
                    .param("reason", reason)
                    .update();
            LOG.info("{} lets {}/{} have event {} again", who, application, subscription, eventId);
        }
        return held;
    }
}
