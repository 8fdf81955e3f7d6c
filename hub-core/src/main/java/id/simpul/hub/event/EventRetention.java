package id.simpul.hub.event;

import id.simpul.hub.log.Topics;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.observe.Loop;
import id.simpul.hub.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Removes events whose time is over (UU 27/2022, Pasal 43 and 44: what is no longer needed is erased), every hour by
 * itself and when a person says so; never what somebody is still owed. What was removed stays accounted for in the balance,
 * and a signed note says what a run removed.
 */
@Component
public class EventRetention implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EventRetention.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final int NOTES = 1000;

    private final RetentionRun.Parts parts;
    private final RetentionTurn turn;
    private final EventTable table;
    private final Topics topics;
    private final Database database;
    private final Clock clock;
    private final Loop loop = new Loop("event-retention", this::round);

    EventRetention(
            Retentions retentions,
            OverRows rows,
            EventRemoval removal,
            LogTidy tidy,
            KeyEndings keys,
            RemovalRows removals,
            RetentionTurn turn,
            EventTable table,
            Topics topics,
            Database database,
            Clock clock) {
        this.parts = new RetentionRun.Parts(retentions, rows, removal, tidy, keys, removals);
        this.turn = turn;
        this.table = table;
        this.topics = topics;
        this.database = database;
        this.clock = clock;
    }

    /**
     * What {@link #remove} would remove now.
     *
     * @throws FaultException while the log or the database is away
     */
    public RetentionPlan due() throws FaultException {
        try {
            return run("", true).go();
        } catch (Exception away) {
            throw away(away);
        }
    }

    /**
     * Removes what is over.
     *
     * @param who a person's name, or {@code hub}
     * @return what was removed
     * @throws FaultException while another node removes, or the log or the database is away
     */
    public RetentionPlan remove(String who) throws FaultException {
        RetentionPlan removed;
        try {
            removed = turn.take(() -> told(run(who, false).go()));
        } catch (Exception away) {
            throw away(away);
        }
        if (removed == null) {
            throw new FaultException(
                    Fault.busy(FaultCode.HUB_SIBUK, "Another node removes what is over just now.", RETRY));
        }
        return removed;
    }

    private RetentionRun run(String who, boolean dry) {
        return new RetentionRun(parts, clock.instant(), who, dry);
    }

    private static RetentionPlan told(RetentionPlan removed) {
        removed.events().stream()
                .filter(each -> each.events() > 0)
                .forEach(each -> LOG.info(
                        "{} events of {} ({}) from before {} were removed, their time is over",
                        each.events(),
                        each.type(),
                        each.dataClass(),
                        each.until()));
        return removed;
    }

    private static FaultException away(Exception cause) {
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new FaultException(
                Fault.busy(FaultCode.DATA_HUB_TIDAK_TERJANGKAU, "The log or the database is not reached.", RETRY),
                cause);
    }

    /** The signed deletion records, the newest first. */
    public List<String> removals() {
        return parts.removals().notes(NOTES);
    }

    private Duration round() throws Exception {
        if (!topics.ready().isDone() || !database.ready().isDone() || table.table() == null) {
            return IDLE;
        }
        turn.take(() -> told(run("hub", false).go()));
        return EVERY;
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
