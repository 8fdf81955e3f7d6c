package id.simpul.hub.event;

import id.simpul.hub.event.BalanceRows.LaneRow;
import id.simpul.hub.event.SettledRows.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
    private final Map<Integer, Looked> looked = new HashMap<>();

    Marks(SettledRows settled, BalanceRows rows) {
        this.settled = settled;
        this.rows = rows;
    }

    /** Where the look at a lane stands, and what was found forged. */
    private static final class Looked {
        private final TreeSet<Long> forged = new TreeSet<>();
        private long at;
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

    private void count(LaneRow lane, Collection<Row> next, Looked known) {
        List<Row> contiguous = new ArrayList<>();
        long expected = lane.countedTo() + 1;
        for (Row each : next) {
            if (each.seq() != expected || known.forged.contains(each.seq())) {
                break;
            }
            contiguous.add(each);
            expected++;
        }
        if (!contiguous.isEmpty()) {
            rows.counted(lane, expected - 1, contiguous);
        }
    }
}
