package id.simpul.hub.event;

import id.simpul.hub.event.EventRows.Known;
import id.simpul.hub.event.EventRows.Noted;
import id.simpul.hub.message.CallId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes a batch of arrivals in one transaction: what each is, and by which number each lane owes it. */
@Component
class Numbers {
    private final TransactionTemplate transaction;
    private final EventRows events;
    private final LaneTable lanes;
    private final HeldRows held;
    private final SettledRows settled;
    private final EventIds ids;
    private final RemovedLog removed;

    Numbers(
            DataSource dataSource,
            EventRows events,
            LaneTable lanes,
            HeldRows held,
            SettledRows settled,
            EventIds ids,
            RemovedLog removed) {
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.events = events;
        this.lanes = lanes;
        this.held = held;
        this.settled = settled;
        this.ids = ids;
        this.removed = removed;
    }

    /** What became of a batch while it was sorted. */
    private static final class Sorted {
        private final Map<String, Arrival> fresh = new LinkedHashMap<>();
        private final Map<String, Conflict> conflicts = new LinkedHashMap<>();
        private final List<Arrival> again = new ArrayList<>();
        private final List<CallId> repeated = new ArrayList<>();
    }

    /** An event that came under the name of an earlier one with other contents. */
    private record Conflict(CallId first, Arrival arrival) {}

    /**
     * Answers what has to go to the lanes. An arrival that was noted before at the same place of the log was cut short: it
     * is owed what was noted then. Elsewhere in the log it is a repetition, and owes nothing; with other contents it is
     * parked for each lane as a conflict. What is older than its retention and was removed owes nothing.
     */
    List<Owed> note(List<Arrival> arrivals) {
        return transaction.execute(_ -> {
            Map<String, Known> known = events.known(
                    arrivals.stream().map(each -> each.accepted().id()).toList());
            Sorted sorted = sort(removed.without(arrivals, known.keySet()), known);
            List<Owed> owed = new ArrayList<>(again(sorted.again, known));
            events.repeated(sorted.repeated);
            owed.addAll(number(sorted));
            return owed;
        });
    }

    private Sorted sort(List<Arrival> arrivals, Map<String, Known> known) {
        Sorted sorted = new Sorted();
        for (Arrival each : arrivals) {
            String id = each.accepted().id().value();
            Known before = known.get(id);
            Arrival earlier = sorted.fresh.get(id);
            if (before == null && earlier == null) {
                sorted.fresh.put(id, each);
            } else if (before != null && before.of(each)) {
                sorted.again.add(each);
            } else if (same(each, before, earlier)) {
                sorted.repeated.add(each.accepted().id());
            } else {
                CallId conflict = EventIds.ofConflict(
                        each.accepted().id(), each.accepted().digest());
                sorted.conflicts.putIfAbsent(
                        conflict.value(), new Conflict(each.accepted().id(), each));
            }
        }
        return sorted;
    }

    /** What cannot be read cannot be compared either. */
    private boolean same(Arrival each, @Nullable Known before, @Nullable Arrival earlier) {
        String digest = before != null
                ? before.digest()
                : earlier == null ? "" : earlier.accepted().digest();
        return digest.isEmpty()
                || each.accepted().data() != AcceptedEvent.Data.READABLE
                || ids.same(digest, each.accepted().event());
    }

    /** What is owed of arrivals that were cut short, and not settled or held meanwhile. */
    private List<Owed> again(List<Arrival> arrivals, Map<String, Known> known) {
        List<Owed> owed = new ArrayList<>();
        Map<Integer, LaneName> names = lanes.names(known.values().stream()
                .flatMap(each -> each.owed().keySet().stream())
                .distinct()
                .toList());
        for (Arrival each : arrivals) {
            Known noted = known.get(each.accepted().id().value());
            if (noted != null) {
                noted.owed().forEach((lane, seq) -> {
                    if (!settled.known(lane, seq) && !held.known(lane, seq)) {
                        owed.add(new Owed(each.accepted(), name(names, lane), seq));
                    }
                });
            }
        }
        owed.sort(Comparator.comparingLong(Owed::seq));
        return owed;
    }

    private static LaneName name(Map<Integer, LaneName> names, int lane) {
        LaneName name = names.get(lane);
        if (name == null) {
            throw new IllegalStateException("lane: " + lane + " (expected: a lane that is there)");
        }
        return name;
    }

    private List<Owed> number(Sorted sorted) {
        sorted.conflicts
                .keySet()
                .removeAll(events.known(sorted.conflicts.keySet().stream()
                                .map(CallId::new)
                                .toList())
                        .keySet());
        Map<LaneName, Integer> counts = new HashMap<>();
        sorted.fresh.values().forEach(each -> each.lanes().forEach(lane -> counts.merge(lane, 1, Integer::sum)));
        sorted.conflicts
                .values()
                .forEach(each -> each.arrival().lanes().forEach(lane -> counts.merge(lane, 1, Integer::sum)));
        Dealer dealer = new Dealer(lanes.reserve(counts));
        List<Owed> owed = new ArrayList<>();
        List<Noted> noted = new ArrayList<>();
        sorted.fresh
                .values()
                .forEach(each -> noted.add(dealer.deal(each.accepted().id(), each, null, owed)));
        List<Owed> parked = new ArrayList<>();
        sorted.conflicts.forEach(
                (id, each) -> noted.add(dealer.deal(new CallId(id), each.arrival(), each.first(), parked)));
        events.insert(noted);
        parked.forEach(each -> held.park(each, Attempt.CONFLICT, 0));
        return owed;
    }

    /** Gives out the numbers that were set apart. */
    private static final class Dealer {
        private final Map<LaneName, LaneTable.Reserved> reserved;
        private final Map<LaneName, Long> next = new HashMap<>();

        Dealer(Map<LaneName, LaneTable.Reserved> reserved) {
            this.reserved = reserved;
        }

        Noted deal(CallId id, Arrival arrival, @Nullable CallId conflictOf, List<Owed> into) {
            Map<Integer, Long> owed = new LinkedHashMap<>();
            AcceptedEvent accepted = arrival.accepted().as(id);
            for (LaneName each : arrival.lanes()) {
                LaneTable.Reserved numbers = reserved.get(each);
                if (numbers == null) {
                    throw new IllegalStateException("lane " + each + ": no numbers (expected: numbers set apart)");
                }
                long seq = next.merge(each, numbers.first(), (given, _) -> given + 1);
                owed.put(numbers.id(), seq);
                into.add(new Owed(accepted, each, seq));
            }
            return new Noted(id, arrival, conflictOf, owed);
        }
    }
}
