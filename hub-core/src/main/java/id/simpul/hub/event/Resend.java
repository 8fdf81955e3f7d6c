package id.simpul.hub.event;

import id.simpul.hub.message.CallId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A person's decision on a delivery that is set aside or parked: to try it again at once, or to give it up. */
@Component
public class Resend {
    private static final Logger LOG = LoggerFactory.getLogger(Resend.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final HeldRows held;
    private final Decisions decisions;
    private final Clock clock;

    Resend(DataSource dataSource, HeldRows held, Decisions decisions, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.held = held;
        this.decisions = decisions;
        this.clock = clock;
    }

    private record Place(int lane, long seq, int attempts) {}

    /**
     * Lets it be tried at once, with the same id, to that subscription alone; who decided and why is kept with it.
     *
     * @return false where nothing of that name is set aside or parked
     */
    public boolean resend(String eventId, String application, String subscription, String who, String reason) {
        return decide("resend", eventId, application, subscription, who, reason);
    }

    /**
     * Gives it up: it counts as expired, by that person, from then on, and what waits behind it goes on.
     *
     * @return false where nothing of that name is set aside or parked
     */
    public boolean discard(String eventId, String application, String subscription, String who, String reason) {
        return decide("discard", eventId, application, subscription, who, reason);
    }

    private boolean decide(
            String decided, String eventId, String application, String subscription, String who, String reason) {
        boolean found = Boolean.TRUE.equals(transaction.execute(_ -> {
            Place place = find(eventId, application, subscription).orElse(null);
            if (place == null) {
                return false;
            }
            if (decided.equals("discard")) {
                held.settle(new Settled(
                        place.lane(),
                        place.seq(),
                        new CallId(eventId),
                        Settled.Outcome.EXPIRED,
                        "dibatalkan",
                        place.attempts(),
                        null,
                        null));
            } else if (!due(place)) {
                return false;
            }
            decisions.note(decided, eventId, application, subscription, who, reason);
            return true;
        }));
        if (found) {
            LOG.info("{} decides to {} event {} of {}/{}", who, decided, eventId, application, subscription);
        }
        return found;
    }

    private Optional<Place> find(String eventId, String application, String subscription) {
        if (!EventIds.valid(eventId)) {
            return Optional.empty();
        }
        return jdbc.sql("select h.lane, h.seq, h.attempts from event.held h join event.lane l on l.id = h.lane"
                        + " where h.event_id = :id::uuid and l.application = :application and l.subscription = :subscription"
                        + " for update of h")
                .param("id", eventId)
                .param("application", application)
                .param("subscription", subscription)
                .query((row, _) -> new Place(row.getInt(1), row.getLong(2), row.getInt(3)))
                .optional();
    }

    /** False where it lies out to be fetched: nothing is to be sent. */
    private boolean due(Place place) {
        return jdbc.sql("update event.held set state = 'set_aside', next_at = :now, changed_at = :now"
                                + " where lane = :lane and seq = :seq and state <> 'offered'")
                        .param("lane", place.lane())
                        .param("seq", place.seq())
                        .param("now", now())
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
