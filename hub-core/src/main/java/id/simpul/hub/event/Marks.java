package id.simpul.hub.event;

import id.simpul.hub.event.BalanceRows.LaneRow;
import id.simpul.hub.event.SettledRows.Row;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at the marks of what was settled, each row once, and remembers up to which number all are settled and genuine. A
 * row that was forged is looked at again until the hub has written its own in its place.
 */
@Component
class Marks {
    private static final int AT_ONCE = 20_000;

    private final SettledRows settled;
    private final BalanceRows rows;
    private final RemovedRows gone;
    private final Map<Integer, Looked> looked = new HashMap<>();

    Marks(SettledRows settled, BalanceRows rows, RemovedRows gone) {
        this.settled = settled;
        this.rows = rows;
        this.gone = gone;
    }

    /** Where the look at a lane stands, and what was found forged. */
    private static final class Looked {
        private final TreeSet<Long> forged = new TreeSet<>();
        private long at;
    }

    /** Numbers of each lane that a row of {@code event.removed} names which the hub did not write. */
    Map<Integer, List<Long>> forgedRemoved() {
        return gone.forged();
    }

    /** The forged numbers of a lane that are known by now. */
    List<Long> forged(LaneRow lane) {
        Looked known = looked.computeIfAbsent(lane.id(), _ -> new Looked());
        again(lane, known);
        long from = Math.max(known.at, lane.countedTo());
        List<Row> next = settled.after(lane.id(), from, AT_ONCE);
        for (Row each : next) {
            if (!settled.genuine(lane.id(), each)) {
                known.forged.add(each.seq());
            }
        }
        // at the end it begins again, since rows appear below too: what was held is settled late
        known.at = next.size() < AT_ONCE ? 0 : next.getLast().seq();
        if (from == lane.countedTo()) {
            count(lane, next, known);
        }
        return List.copyOf(known.forged);
    }

    private void again(LaneRow lane, Looked known) {
        if (!known.forged.isEmpty()) {
            known.forged.retainAll(settled.forgedAmong(lane.id(), List.copyOf(known.forged)));
        }
    }

    /** Rows that were removed after their time are stepped over, with what they were. */
    private void count(LaneRow lane, Iterable<Row> next, Looked known) {
        Counted counted = new Counted(lane, known);
        next.forEach(counted::step);
        counted.hop();
        if (counted.to > lane.countedTo()) {
            rows.counted(lane, counted.to, counted.delivered, counted.expired);
        }
    }

    /** How far the numbers of a lane are at their end without a hole. */
    private final class Counted {
        private final Iterator<Removed> removed;
        private final Looked known;
        private @Nullable Removed gap;
        private long to;
        private long delivered;
        private long expired;

        Counted(LaneRow lane, Looked known) {
            this.known = known;
            this.to = lane.countedTo();
            this.removed = (lane.removed() == 0 ? List.<Removed>of() : gone.reaching(lane.id(), to)).iterator();
            this.gap = ahead();
        }

        private @Nullable Removed ahead() {
            return removed.hasNext() ? removed.next() : null;
        }

        void step(Row row) {
            hop();
            if (row.seq() == to + 1 && !known.forged.contains(row.seq())) {
                to++;
                if (row.outcome().equals(Settled.Outcome.DELIVERED.code())) {
                    delivered++;
                } else {
                    expired++;
                }
            }
        }

        void hop() {
            for (Removed next = gap; next != null && next.first() == to + 1; next = gap) {
                to = next.last();
                delivered += next.delivered();
                expired += next.expired();
                gap = ahead();
            }
        }
    }
}
