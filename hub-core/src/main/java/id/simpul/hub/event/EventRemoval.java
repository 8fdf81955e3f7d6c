package id.simpul.hub.event;

import id.simpul.hub.event.OverRows.Ended;
import id.simpul.hub.event.OverRows.Over;
import id.simpul.hub.event.RemovedLog.Reached;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes a batch of events whose time is over, each with the rows of its ends, in one transaction with what stays of them:
 * the numbers, summed by lane and reason. An event of which anything waits, is held, or has an end that the hub did not
 * write, stays.
 */
@Component
class EventRemoval {
    private final TransactionTemplate transaction;
    private final OverRows rows;
    private final SettledRows settled;
    private final LaneTable lanes;
    private final RemovedRows removed;
    private final RemovedLog log;

    EventRemoval(
            DataSource dataSource,
            OverRows rows,
            SettledRows settled,
            LaneTable lanes,
            RemovedRows removed,
            RemovedLog log) {
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.rows = rows;
        this.settled = settled;
        this.lanes = lanes;
        this.removed = removed;
        this.log = log;
    }

    /**
     * What became of a batch.
     *
     * @param events removed, or to be removed
     * @param settlements the ends of theirs
     * @param stay not to be removed yet
     * @param oldest when the first of those was accepted; null where none stays
     */
    record Batch(
            long events,
            long settlements,
            long stay,
            @Nullable Instant oldest) {
        static final Batch NONE = new Batch(0, 0, 0, null);

        Batch with(Batch next) {
            return new Batch(
                    events + next.events,
                    settlements + next.settlements,
                    stay + next.stay,
                    oldest == null ? next.oldest : oldest);
        }
    }

    /** What may be removed of a batch, and the ends of it. */
    private record Sorted(List<Over> over, List<Removed> numbers) {}

    /** What {@link #remove} would do. */
    Batch look(List<Over> batch) {
        return counted(batch, sort(batch));
    }

    /** Removes what may be; {@code note} is told in the same transaction. */
    Batch remove(List<Over> batch, Consumer<Batch> note) {
        return transaction.execute(_ -> {
            Sorted sorted = sort(rows.locked(batch));
            Batch done = counted(batch, sorted);
            if (!sorted.over().isEmpty()) {
                remove(sorted);
                note.accept(done);
            }
            return done;
        });
    }

    private static Batch counted(List<Over> batch, Sorted sorted) {
        Set<String> over = new HashSet<>();
        sorted.over().forEach(each -> over.add(each.id()));
        Instant oldest = batch.stream()
                .filter(each -> !over.contains(each.id()))
                .map(Over::acceptedAt)
                .findFirst()
                .orElse(null);
        return new Batch(over.size(), sorted.numbers().size(), batch.size() - over.size(), oldest);
    }

    private Sorted sort(List<Over> batch) {
        Set<String> held = rows.held(batch);
        Map<String, Map<Integer, Ended>> ends = new HashMap<>();
        for (Ended each : rows.ended(batch)) {
            if (settled.genuine(each.lane(), each.row())) {
                ends.computeIfAbsent(each.row().event(), _ -> new HashMap<>()).put(each.lane(), each);
            }
        }
        Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>());
        for (Over each : batch) {
            Map<Integer, Ended> own = ends.getOrDefault(each.id(), Map.of());
            if (!held.contains(each.id()) && own.keySet().equals(each.owed().keySet())) {
                sorted.over().add(each);
                own.forEach((lane, end) -> sorted.numbers()
                        .add(Removed.of(lane, end.row().seq(), end.row().outcome(), end.reason())));
            }
        }
        return sorted;
    }

    private void remove(Sorted sorted) {
        Map<Integer, Long> counted = lanes.lock(
                sorted.numbers().stream().map(Removed::lane).distinct().toList());
        removed.add(sorted.numbers(), counted);
        log.reach(reached(sorted.over()));
        rows.delete(sorted.over());
    }

    private static Map<Integer, Reached> reached(Collection<Over> over) {
        Map<Integer, Reached> reached = new HashMap<>();
        over.stream()
                .filter(each -> each.offset() >= 0)
                .forEach(each -> reached.merge(
                        each.partition(), RemovedLog.at(each.offset(), each.acceptedAt()), Reached::with));
        return reached;
    }
}
