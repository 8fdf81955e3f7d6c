package id.simpul.hub.event;

import id.simpul.hub.event.LaneTable.Counted;
import id.simpul.hub.event.SettledRows.Row;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks again at what was counted once, a part of it in each turn, so that a sum which is kept never stands for rows that
 * are gone: has each number up to which a lane is counted still the row that the hub wrote of its end? Where one has not,
 * the lane counts as not counted, and the next look at the balance names what is wrong.
 */
@Component
class Recount {
    private static final int ROWS = 20_000;
    private static final int LANES = 200;

    private final SettledRows settled;
    private final RemovedRows removed;
    private final LaneTable lanes;
    private final BalanceRows rows;
    private final TransactionTemplate transaction;
    /** The lane where the next turn goes on, and the number that it has come to there. */
    private int lane;

    private long at;

    Recount(SettledRows settled, RemovedRows removed, LaneTable lanes, BalanceRows rows, DataSource dataSource) {
        this.settled = settled;
        this.removed = removed;
        this.lanes = lanes;
        this.rows = rows;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** Takes the next part: some thousand rows, from where the last turn ended. After the last lane comes the first. */
    synchronized void turn() {
        int left = ROWS;
        for (Counted each : lanes.counted(lane, LANES)) {
            if (left == 0) {
                return;
            }
            left -= part(each, left);
        }
    }

    /** How many rows it took. */
    private int part(Counted counted, int limit) {
        long from = counted.id() == lane ? at : 0;
        List<Row> part = settled.after(counted.id(), from, limit).stream()
                .takeWhile(each -> each.seq() <= counted.to())
                .toList();
        boolean whole = part.size() < limit;
        long to = whole ? counted.to() : part.getLast().seq();
        hole(counted.id(), from, to, part).ifPresent(number -> uncount(counted.id(), number));
        lane = whole ? counted.id() + 1 : counted.id();
        at = whole ? 0 : to;
        return part.size();
    }

    /** The first number above {@code from}, up to {@code to}, that neither a row of ours nor a removed one stands for. */
    private OptionalLong hole(int lane, long from, long to, List<Row> part) {
        Gaps gaps = new Gaps(lane, from);
        long next = from + 1;
        for (Row each : part) {
            if (each.seq() > next) {
                next = gaps.past(next);
            }
            if (each.seq() > next || (each.seq() == next && !settled.genuine(lane, each))) {
                return OptionalLong.of(next);
            }
            next = Math.max(next, each.seq() + 1);
        }
        if (next <= to) {
            next = gaps.past(next);
        }
        return next <= to ? OptionalLong.of(next) : OptionalLong.empty();
    }

    /** What was removed of a lane above a number; read when the first gap is met, since most lanes have none. */
    private final class Gaps {
        private final int lane;
        private final long from;
        private @Nullable Iterator<Removed> ahead;
        private @Nullable Removed gap;

        Gaps(int lane, long from) {
            this.lane = lane;
            this.from = from;
        }

        /** The first number from {@code next} on that no removed row stands for; asked with growing numbers. */
        long past(long next) {
            Iterator<Removed> rows = ahead;
            if (rows == null) {
                rows = removed.reaching(lane, from).iterator();
                ahead = rows;
                gap = rows.hasNext() ? rows.next() : null;
            }
            long free = next;
            for (Removed each = gap; each != null && each.first() <= free; each = gap) {
                free = Math.max(free, each.last() + 1);
                gap = rows.hasNext() ? rows.next() : null;
            }
            return free;
        }
    }

    /** Rows may move from one table to the other between two looks; under the lock on their lane they do not. */
    private void uncount(int lane, long number) {
        transaction.executeWithoutResult(_ -> {
            lanes.lock(List.of(lane));
            if (!settled.known(lane, number)) {
                rows.uncount(lane);
            }
        });
    }
}
