package id.simpul.hub.event;

import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sending again what a subscriber should have: a person chooses, the choice is frozen as a list, looked at, and sent at a
 * rate. Every step has its row with who and why. Throws {@link FaultException} with {@code permintaan-tidak-sah} where a
 * step is not to be taken, {@code halaman-tidak-ada} where there is no such list.
 */
@Component
public class Replays {
    /** The longest list. */
    public static final int MOST = 100_000;

    /** The most sends a second. */
    public static final int FASTEST = 1000;

    private static final int SHORTEST_REASON = 5;
    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> OPEN = List.of("made", "running", "paused");

    private final ReplayRows rows;
    private final ReplayItems items;
    private final ReplayChoice choice;
    private final ReplayCheck check;
    private final EventTable table;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int approval;

    /**
     * Reads the limit of one person's decision.
     *
     * @param approval above as many to be sent, a second person approves
     */
    Replays(
            ReplayRows rows,
            ReplayItems items,
            ReplayChoice choice,
            ReplayCheck check,
            EventTable table,
            DataSource dataSource,
            Clock clock,
            @Value("${simpul.event.replay-approval:500}") int approval) {
        this.rows = rows;
        this.items = items;
        this.choice = choice;
        this.check = check;
        this.table = table;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.clock = clock;
        this.approval = approval;
    }

    /** Above as many to be sent, a second person approves. */
    public int approval() {
        return approval;
    }

    /**
     * Freezes what the order chooses and checks it without sending; the same form's list where there is one.
     *
     * @throws FaultException with {@code kunci-daftar-terpakai} too, where the form's list was chosen otherwise
     */
    public ReplayJob make(ReplayOrder order) throws FaultException {
        reason(order.reason());
        if (!ReplayFilter.STATES.containsAll(order.filter().states())) {
            throw wrong("states: " + order.filter().states() + " (expected: some of " + ReplayFilter.STATES + ")");
        }
        pushed(order.filter().name());
        String id = CallId.at(clock.instant()).value();
        int frozen = freeze(id, order);
        if (frozen > MOST) {
            throw wrong("list: more than " + MOST + " (expected: at most " + MOST + "; narrow the filter)");
        }
        if (frozen < 0) {
            return before(order);
        }
        LOG.info(
                "{} freezes {} deliveries of {} as list {}",
                order.who(),
                frozen,
                order.filter().name(),
                id);
        return find(id);
    }

    /** How many were frozen; -1 where the form made its list before; nothing is kept of a list that is too long. */
    private int freeze(String id, ReplayOrder order) {
        return transaction.execute(status -> {
            if (!rows.insert(id, order, JSON.writeValueAsString(order.filter()))) {
                return -1;
            }
            int count = choice.freeze(id, order.filter(), order.includeDelivered(), MOST + 1);
            if (count > MOST) {
                status.setRollbackOnly();
                return count;
            }
            check.check(id);
            rows.step(id, "made", order.who(), order.reason().strip());
            return count;
        });
    }

    /** The list that the form made before. */
    private ReplayJob before(ReplayOrder order) throws FaultException {
        ReplayJob made = find(rows.made(order.formKey()).orElse(""));
        if (!made.filter().equals(order.filter()) || made.includeDelivered() != order.includeDelivered()) {
            throw new FaultException(Fault.callerOn(
                    FaultCode.KUNCI_DAFTAR_TERPAKAI,
                    "key",
                    "key: used for another choice, by list " + made.id() + " (expected: a key of its own)"));
        }
        return made;
    }

    public ReplayJob find(String id) throws FaultException {
        return Optional.of(id)
                .filter(EventIds::valid)
                .flatMap(rows::find)
                .orElseThrow(() ->
                        new FaultException(Fault.caller(FaultCode.HALAMAN_TIDAK_ADA, "No list has that number.")));
    }

    /** The newest first. */
    public List<ReplayJob> latest(int limit) {
        return rows.latest(limit);
    }

    /** Who did what, in that order. */
    public List<ReplayStep> steps(String id) throws FaultException {
        return rows.steps(find(id).id());
    }

    /** Deliveries of a list after a place; an empty state lists all. */
    public List<ReplayItem> items(String id, String state, int after, int limit) throws FaultException {
        return items.list(find(id).id(), state, after, limit);
    }

    /** Takes places out of a list that was not started; answers how many. */
    public int exclude(String id, Collection<Integer> places, String who, String reason) throws FaultException {
        return excluded(id, who, reason, () -> items.exclude(id, places));
    }

    /** Takes out all that fit their type no longer; answers how many. */
    public int excludeUnfit(String id, String who, String reason) throws FaultException {
        return excluded(id, who, reason, () -> items.excludeUnfit(id));
    }

    private int excluded(String id, String who, String reason, java.util.function.IntSupplier out)
            throws FaultException {
        reason(reason);
        int[] count = new int[1];
        step(id, "excluded", who, reason, job -> {
            expect(job, "made");
            count[0] = out.getAsInt();
        });
        return count[0];
    }

    /** Says yes to a long list, as somebody else than who made it. */
    public void approve(String id, String who, String reason) throws FaultException {
        reason(reason);
        step(id, "approved", who, reason, job -> {
            expect(job, "made");
            if (job.madeBy().equals(who)) {
                throw wrong("approver: " + who + " (expected: somebody else than who made the list)");
            }
            rows.approve(id, who);
        });
    }

    /** Starts sending, {@code rate} a second; {@code byKey} sends all of one key before the next. */
    public void start(String id, int rate, boolean byKey, String who, String reason) throws FaultException {
        reason(reason);
        if (rate < 1 || rate > FASTEST) {
            throw wrong("rate: " + rate + " (expected: 1 to " + FASTEST + ")");
        }
        step(id, "started", who, reason, job -> {
            expect(job, "made");
            pushed(job.name());
            int count = job.counts().chosen();
            if (count == 0) {
                throw wrong("list: 0 to be sent (expected: at least 1)");
            }
            if (count > approval && job.approvedBy() == null) {
                throw wrong("list: " + count + " to be sent, not approved (expected: approval above " + approval + ")");
            }
            if (byKey) {
                items.turnByKey(id);
            }
            rows.start(id, rate, byKey);
        });
    }

    public void pause(String id, String who, String reason) throws FaultException {
        step(id, "paused", who, reason, job -> moved(job, List.of("running"), "paused"));
    }

    public void resume(String id, String who, String reason) throws FaultException {
        step(id, "resumed", who, reason, job -> moved(job, List.of("paused"), "running"));
    }

    /** Ends a list; what was not sent is not sent by it any more. */
    public void stop(String id, String who, String reason) throws FaultException {
        reason(reason);
        step(id, "stopped", who, reason, job -> {
            moved(job, OPEN, "stopped");
            items.stop(id);
        });
    }

    private void moved(ReplayJob job, List<String> from, String to) throws FaultException {
        if (!rows.move(job.id(), from, to)) {
            throw wrong("list: " + job.state() + " (expected: " + String.join(", ", from) + ")");
        }
    }

    /** What one step does with a list. */
    @FunctionalInterface
    private interface Deed {
        void on(ReplayJob job) throws FaultException;
    }

    private void step(String id, String what, String who, String reason, Deed deed) throws FaultException {
        find(id);
        FaultException refused = transaction.execute(status -> {
            rows.lock(id);
            try {
                deed.on(find(id));
                rows.step(id, what, who, reason.strip());
                return null;
            } catch (FaultException wrong) {
                status.setRollbackOnly();
                return wrong;
            }
        });
        if (refused != null) {
            throw refused;
        }
        LOG.info("{}: list {} is {}", who, id, what);
    }

    private static void expect(ReplayJob job, String state) throws FaultException {
        if (!job.state().equals(state)) {
            throw wrong("list: " + job.state() + " (expected: " + state + ")");
        }
    }

    private void pushed(String name) throws FaultException {
        EventTable.Subscriber subscriber = table.subscriber(name);
        if (subscriber == null || subscriber.pulls()) {
            throw wrong("subscription: " + name + " (expected: one in force that events are pushed to)");
        }
    }

    private static void reason(String reason) throws FaultException {
        int length = reason.strip().length();
        if (length < SHORTEST_REASON) {
            throw wrong("reason: " + length + " characters (expected: at least " + SHORTEST_REASON + ")");
        }
    }

    private static FaultException wrong(String detail) {
        return new FaultException(Fault.caller(FaultCode.PERMINTAAN_TIDAK_SAH, detail));
    }
}
