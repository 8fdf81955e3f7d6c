package id.simpul.hub.event;

import id.simpul.hub.event.Balance.Finding;
import id.simpul.hub.event.Balance.Kind;
import id.simpul.hub.event.BalanceRows.LaneRow;
import id.simpul.hub.event.LaneReach.Reach;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The balance of every subscription. The log is read first and the tables after it: what the stored position has passed
 * must be settled or held by then, so that a number in neither is missing, whatever goes on meanwhile.
 */
@Component
public class Balances {
    /** How long a number may be on its way from the tables to the log. */
    private static final Duration HANDING_OVER = Duration.ofSeconds(20);

    private final BalanceRows rows;
    private final LaneReach reach;
    private final Marks marks;
    private final Recount recount;
    private final Clock clock;
    private final Map<LaneName, Pending> pending = new HashMap<>();
    private final Trend trend;

    Balances(BalanceRows rows, LaneReach reach, Marks marks, Recount recount, Clock clock) {
        this.rows = rows;
        this.reach = reach;
        this.marks = marks;
        this.recount = recount;
        this.clock = clock;
        this.trend = new Trend(clock);
    }

    /** The last number that the log has, and since when that is so. */
    private record Pending(long number, Instant since) {}

    /** Counts now; the one with most trouble first. Throws where the log or the database cannot be asked. */
    public synchronized List<Balance> now() throws ExecutionException, InterruptedException {
        recount.turn();
        Map<LaneName, Reach> inLog = reach.of(rows.open());
        Map<Integer, List<Long>> forged = marks.forgedRemoved();
        Map<String, Sum> sums = new LinkedHashMap<>();
        for (LaneRow each : rows.lanes(inLog)) {
            Sum sum = sums.computeIfAbsent(each.name().subscriber(), _ -> new Sum());
            sum.add(each, inLog.getOrDefault(each.name(), Reach.NONE));
            sum.forged(each, forged.getOrDefault(each.id(), List.of()));
        }
        return sums.values().stream()
                .map(Sum::balance)
                .sorted(Comparator.comparing(Balance::even)
                        .thenComparing(each -> -each.parked())
                        .thenComparing(each -> -each.setAside())
                        .thenComparing(each -> -each.waiting())
                        .thenComparing(Balance::name))
                .toList();
    }

    /** The lanes of one subscription together. */
    private final class Sum {
        private final List<LaneRow> lanes = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private long waiting;
        private @Nullable Instant oldest;

        void add(LaneRow lane, Reach inLog) {
            lanes.add(lane);
            long here = lane.waiting(inLog) + handedOver(lane, inLog);
            waiting += here + lane.offered();
            Instant first = inLog.oldest();
            oldest = oldest == null || (first != null && first.isBefore(oldest)) ? first : oldest;
            find(lane, inLog, lane.owed() - lane.ended() - lane.held() - here);
        }

        private void find(LaneRow lane, Reach inLog, long missing) {
            if (missing != 0) {
                note(Kind.MISSING, lane, rows.missing(lane, inLog), Math.abs(missing));
            }
            if (lane.doubled() > 0) {
                note(Kind.DOUBLED, lane, rows.doubled(lane), lane.doubled());
            }
            forged(lane, marks.forged(lane));
        }

        void forged(LaneRow lane, List<Long> numbers) {
            if (!numbers.isEmpty()) {
                note(Kind.FORGED, lane, numbers, numbers.size());
            }
        }

        private void note(Kind kind, LaneRow lane, List<Long> numbers, long count) {
            findings.add(new Finding(kind, lane.name().partition(), numbers, count));
        }

        Balance balance() {
            LaneRow any = lanes.getFirst();
            LaneRow stalled = lanes.stream()
                    .filter(each -> each.stalledSince() != null)
                    .findFirst()
                    .orElse(null);
            return new Balance(
                    any.name().application(),
                    any.name().subscription(),
                    sum(LaneRow::owed),
                    sum(each -> each.deliveredBefore() + each.delivered()),
                    waiting,
                    sum(LaneRow::setAside),
                    sum(LaneRow::parked),
                    sum(each -> each.expiredBefore() + each.expired()),
                    oldest,
                    trend.growth(any.name().subscriber(), waiting),
                    stalled == null ? "" : stalled.stalledReason(),
                    stalled == null ? null : stalled.stalledSince(),
                    List.copyOf(findings));
        }

        private long sum(ToLongFunction<LaneRow> term) {
            return lanes.stream().mapToLong(term).sum();
        }
    }

    /** Numbers that were given out a moment ago and are on their way to the log; after a while they are missing. */
    private long handedOver(LaneRow lane, Reach inLog) {
        long count = lane.handedOver(inLog);
        if (count == 0) {
            pending.remove(lane.name());
            return 0;
        }
        Pending since = pending.compute(
                lane.name(),
                (_, before) -> before != null && before.number() == inLog.last()
                        ? before
                        : new Pending(inLog.last(), clock.instant()));
        return since.since().plus(HANDING_OVER).isAfter(clock.instant()) ? count : 0;
    }
}
