package id.simpul.hub.event;

import id.simpul.hub.event.LaneTable.Counted;
import id.simpul.hub.event.SettledRows.Row;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks again at what was counted once, a part of it in each turn, so that a sum which is kept never stands for rows that
 * are gone: has each number up to which a lane is counted still the row that the hub wrote of its end? The first that has
 * not, and all above it, are not counted any more; the next look at the balance then names what is wrong.
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
        Covered covered = new Covered(from + 1, removed.reaching(lane, from));
        for (Row each : part) {
            covered.stepOver();
            if (each.seq() > covered.next || (each.seq() == covered.next && !settled.genuine(lane, each))) {
                return OptionalLong.of(covered.next);
            }
            covered.next = Math.max(covered.next, each.seq() + 1);
        }
        covered.stepOver();
        return covered.next <= to ? OptionalLong.of(covered.next) : OptionalLong.empty();
    }

    /** All numbers below {@code next} are stood for. */
    private static final class Covered {
        private final List<Removed> removed;
        private int index;
        private long next;

        Covered(long next, List<Removed> removed) {
            this.next = next;
            this.removed = removed;
        }

        void stepOver() {
            while (index < removed.size() && removed.get(index).first() <= next) {
                next = Math.max(next, removed.get(index).last() + 1);
                index++;
            }
        }
    }

    /** Rows may move from one table to the other between two looks; under the lock on their lane they do not. */
    private void uncount(int lane, long number) {
        transaction.executeWithoutResult(_ -> {
            lanes.lock(List.of(lane));
            if (!settled.known(lane, number)) {
                rows.uncount(lane, number);
            }
        });
    }
}
