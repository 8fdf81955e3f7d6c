package id.simpul.hub.event;

import id.simpul.hub.keys.KeyRingException;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.TraceContext;
import id.simpul.hub.observe.Loop;
import id.simpul.hub.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Announces what stands in the outbox, in its order, at one node at a time. An entry goes when the log has its event; one that is announced
 * twice because the hub was killed in between has the same id, and is owed once.
 */
@Component
class Relay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int AT_ONCE = 100;

    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(1);

    private final Database database;
    private final Outbox outbox;
    private final EventTable table;
    private final EventPath path;
    private final StoredEvents stored;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Loop loop = new Loop("event-relay", this::round);

    Relay(
            Database database,
            DataSource dataSource,
            Outbox outbox,
            EventTable table,
            EventPath path,
            StoredEvents stored,
            Clock clock) {
        this.database = database;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.outbox = outbox;
        this.table = table;
        this.path = path;
        this.stored = stored;
        this.clock = clock;
    }

    private Duration round() {
        if (!database.ready().isDone() || table.table() == null) {
            return PAUSE;
        }
        return transaction.execute(_ -> outbox.lock() && announceAll() ? Duration.ZERO : PAUSE);
    }

    /** Whether there may be more at once. */
    private boolean announceAll() {
        List<Outbox.Waiting> waiting = outbox.oldest(AT_ONCE, AFTER_REFUSAL);
        for (Outbox.Waiting each : waiting) {
            if (!announced(each)) {
                return false;
            }
        }
        return waiting.size() == AT_ONCE;
    }

    /** False where the log takes nothing now. A refusal that will not change is told: somebody has to correct the registry. */
    private boolean announced(Outbox.Waiting waiting) {
        try {
            String trace = TraceContext.of(null).traceId();
            path.accept(CallId.at(clock.instant()), waiting.publisher(), stored.event(waiting.event()), trace);
            outbox.announced(waiting.id());
            return true;
        } catch (KeyRingException unreadable) {
            LOG.error("outbox entry {} cannot be announced: {}", waiting.id(), unreadable.getMessage());
            outbox.refused(waiting.id(), String.valueOf(unreadable.getMessage()));
            return true;
        } catch (FaultException refused) {
            if (refused.fault() instanceof Fault.CallerFault) {
                LOG.error("outbox entry {} cannot be announced: {}", waiting.id(), refused.getMessage());
                outbox.refused(waiting.id(), String.valueOf(refused.getMessage()));
                return true;
            }
            return false;
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.running();
    }
}
