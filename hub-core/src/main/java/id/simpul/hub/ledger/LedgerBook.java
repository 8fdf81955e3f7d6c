package id.simpul.hub.ledger;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes records to the ledger's tables: rows, tree, open calls and the topic's position, all in one transaction. */
@Component
class LedgerBook {
    private final KeyRing keys;
    private final LedgerIncidents incidents;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TreeTable trees;
    private final RecordTable records;
    private final OpenTable open;
    private final SubtreeTable subtrees;
    private final TurnTable turn;
    private final RemovalTable removals;

    LedgerBook(DataSource dataSource, Journal journal, KeyRing keys, LedgerIncidents incidents, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.keys = keys;
        this.incidents = incidents;
        this.clock = clock;
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.trees = new TreeTable(jdbc);
        this.records = new RecordTable(jdbc);
        this.open = new OpenTable(jdbc);
        this.subtrees = new SubtreeTable(jdbc);
        this.turn = new TurnTable(jdbc, journal.node());
        this.removals = new RemovalTable(jdbc);
    }

    TurnTable turn() {
        return turn;
    }

    OpenTable openCalls() {
        return open;
    }

    Optional<TreeHead> head(int partition) {
        return trees.head(partition);
    }

    List<TreeHead> heads() {
        return trees.heads();
    }

    /** Makes this month and the next, so that no record waits for its month. */
    void prepareMonths() {
        Instant now = clock.instant();
        List<Instant> times = List.of(now, now.plus(Duration.ofDays(31)));
        transaction.executeWithoutResult(status -> records.ensureMonths(times));
        records.monthsCommitted(times);
    }

    void begin(TreeHead head) {
        trees.insert(head);
    }

    /** Goes on from another place of the topic, and leaves an incident that says why. */
    TreeHead goOn(TreeHead from, long offset, Incident.Kind why, String detail) {
        TreeHead to = from.continuingAt(offset);
        transaction.executeWithoutResult(status -> {
            turn.keep(null);
            trees.advance(from, to);
            incidents.raise(from.partition(), why, detail);
        });
        return to;
    }

    /** Writes what arrived and answers the new entries; {@code heads} must be the tables' present state. */
    Written write(Map<Integer, TreeHead> heads, Map<Integer, List<Arrival>> arrived, @Nullable Instant completeUntil) {
        List<Instant> times = new ArrayList<>();
        List<Numbering> numbered = Objects.requireNonNull(transaction.execute(status -> {
            turn.keep(completeUntil);
            Set<CallMoment> known = known(arrived.values());
            List<Numbering> done = new ArrayList<>();
            arrived.forEach((partition, arrivals) ->
                    done.add(number(Objects.requireNonNull(heads.get(partition)), arrivals, known)));
            List<LedgerEntry> entries = entries(done);
            entries.forEach(each -> times.add(each.evidence().at()));
            records.ensureMonths(times);
            store(done, entries, known);
            return done;
        }));
        records.monthsCommitted(times);
        return new Written(numbered.stream().map(Numbering::after).toList(), entries(numbered));
    }

    private static List<LedgerEntry> entries(List<Numbering> numbered) {
        return numbered.stream().flatMap(each -> each.entries().stream()).toList();
    }

    private Numbering number(TreeHead head, List<Arrival> arrivals, Set<CallMoment> known) {
        Numbering numbering = new Numbering(head, known, this::seal);
        arrivals.forEach(each -> {
            numbering.take(each);
            if (each.evidence() == null) {
                incidents.raise(
                        head.partition(),
                        Incident.Kind.UNREADABLE_RECORD,
                        "The record at offset " + each.offset() + " is no ledger record and was left out.");
            }
        });
        return numbering;
    }

    /** Those that the table has, and those that it had: what was removed must not come back from a topic read again. */
    private Set<CallMoment> known(Collection<List<Arrival>> arrived) {
        List<LedgerRecord> readable = arrived.stream()
                .flatMap(List::stream)
                .map(Arrival::evidence)
                .filter(Objects::nonNull)
                .toList();
        Instant cut = removals.cut();
        Set<CallMoment> known = new HashSet<>(records.known(readable));
        readable.stream()
                .filter(each -> each.at().isBefore(cut))
                .map(CallMoment::of)
                .forEach(known::add);
        return known;
    }

    private String seal(byte[] leafHash) {
        return keys.hash(Purpose.LEDGER_ROW, HexFormat.of().formatHex(leafHash));
    }

    private void store(List<Numbering> numbered, List<LedgerEntry> entries, Set<CallMoment> known) {
        if (!entries.isEmpty()) {
            records.insert(entries);
            open.follow(entries, known);
        }
        numbered.forEach(each -> each.subtrees().forEach(subtrees::insert));
        numbered.forEach(each -> trees.advance(each.before(), each.after()));
    }

    /** What one transaction wrote. */
    record Written(List<TreeHead> heads, List<LedgerEntry> entries) {}
}
