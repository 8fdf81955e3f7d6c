package id.simpul.hub.event;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.TraceContext;
import id.simpul.hub.observe.Loop;
import id.simpul.hub.store.Database;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Announces what stands in the outbox, in its order. An entry goes when the log has its event; one that is announced
 * twice because the hub was killed in between has the same id, and is owed once.
 */
@Component
class Relay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int AT_ONCE = 100;

    private final Database database;
    private final EventRows rows;
    private final EventTable table;
    private final EventPath path;
    private final StoredEvents stored;
    private final Loop loop = new Loop("event-relay", this::round);

    Relay(Database database, EventRows rows, EventTable table, EventPath path, StoredEvents stored) {
        this.database = database;
        this.rows = rows;
        this.table = table;
        this.path = path;
        this.stored = stored;
    }

    private Duration round() throws Exception {
        if (!database.ready().isDone() || table.table() == null) {
            return PAUSE;
        }
        List<EventRows.Waiting> waiting = rows.outbox(AT_ONCE);
        for (EventRows.Waiting each : waiting) {
            announce(each);
        }
        return waiting.size() == AT_ONCE ? Duration.ZERO : PAUSE;
    }

    /** A refusal that will not change keeps its entry, and is told: somebody has to correct the registry. */
    private void announce(EventRows.Waiting waiting) throws FaultException {
        try {
            String trace = TraceContext.of(null).traceId();
            path.accept(waiting.id(), waiting.publisher(), stored.event(waiting.event()), trace);
            rows.announced(waiting.id());
        } catch (FaultException refused) {
            if (refused.fault() instanceof Fault.CallerFault) {
                LOG.error("outbox entry {} cannot be announced: {}", waiting.id(), refused.getMessage());
            }
            throw refused;
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
