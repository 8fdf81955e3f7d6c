package id.simpul.hub.event;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table {@code event.settled}: numbers that came to an end. Each row has a mark, keyed, so that one which the hub did not
 * write counts as nothing: its event is delivered all the same.
 */
@Component
class SettledRows {
    private static final int AT_ONCE = 20_000;

    private final JdbcClient jdbc;
    private final KeyRing keys;
    private final Clock clock;
    /** Of each lane; it never changes. */
    private final Map<Integer, Long> unmarkedTo = new ConcurrentHashMap<>();

    SettledRows(DataSource dataSource, KeyRing keys, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.keys = keys;
        this.clock = clock;
    }

    /** A row as it stands, of one lane. */
    record Row(long seq, String event, String outcome, String mark) {}

    /** Adds rows, all or none; one that is there already stays, unless its mark is not ours. */
    void add(Collection<Settled> settled) {
        List<Settled> rows = List.copyOf(settled);
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into event.settled as there (lane, seq, event_id, outcome, reason, attempts, status, call_id,
                            settled_at, mark)
                        select distinct on (lane, seq) lane, seq, event::uuid, outcome, reason, attempts, status::int, call,
                            :now::timestamptz, mark
                        from unnest(:lane::int[], :seq::bigint[], :event::text[], :outcome::text[], :reason::text[],
                            :attempts::int[], :status::text[], :call::text[], :mark::text[])
                            as row (lane, seq, event, outcome, reason, attempts, status, call, mark)
                        order by lane, seq
                        on conflict (lane, seq) do update set event_id = excluded.event_id, outcome = excluded.outcome,
                            mark = excluded.mark where there.mark <> excluded.mark
                        """)
                .param("lane", rows.stream().map(Settled::lane).toArray(Integer[]::new))
                .param("seq", rows.stream().map(Settled::seq).toArray(Long[]::new))
                .param("event", texts(rows, Settled::event))
                .param("outcome", texts(rows, each -> each.outcome().code()))
                .param("reason", texts(rows, Settled::reason))
                .param("attempts", rows.stream().map(Settled::attempts).toArray(Integer[]::new))
                .param("status", texts(rows, Settled::status))
                .param("call", texts(rows, Settled::call))
                .param("mark", texts(rows, each -> keys.hash(Purpose.DELIVERY_ROW, each.text())))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable String[] texts(List<Settled> rows, Function<Settled, @Nullable Object> column) {
        @Nullable String[] texts = new String[rows.size()];
        Arrays.setAll(texts, i -> {
            Object value = column.apply(rows.get(i));
            return value == null ? null : value.toString();
        });
        return texts;
    }

    /**
     * Which of {@code numbers} of a lane came to an end, whether their rows are still there or were removed after their
     * time; a row that the hub did not write does not count.
     */
    Set<Long> among(int lane, Collection<Long> numbers) {
        Set<Long> found = new HashSet<>();
        for (Stretch each : stretches(lane, numbers)) {
            if (genuine(lane, each)) {
                numbers.stream().filter(each::has).forEach(found::add);
            }
        }
        return found;
    }

    /** Numbers that one row of {@code event.settled} or {@code event.removed} says are at their end, with its mark. */
    private record Stretch(long first, long last, String text, String mark) {
        boolean has(long number) {
            return number >= first && number <= last;
        }
    }

    private List<Stretch> stretches(int lane, Collection<Long> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select seq, seq, concat_ws(' ', lane, seq, event_id, outcome), mark from event.settled"
                        + " where lane = :lane and seq = any(:numbers::bigint[]) union all select first, last, "
                        + RemovedRows.TEXT
                        + ", mark from event.removed where lane = :lane and last >= :lowest and first <= :highest")
                .param("lane", lane)
                .param("numbers", numbers.toArray(Long[]::new))
                .param("lowest", Collections.min(numbers))
                .param("highest", Collections.max(numbers))
                .query((row, _) -> new Stretch(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)))
                .list();
    }

    private boolean genuine(int lane, Stretch each) {
        return each.mark().isEmpty()
                ? each.last() <= unmarkedTo(lane)
                : keys.matches(Purpose.DELIVERY_ROW, each.text(), each.mark());
    }

    /** Which of {@code numbers} of a lane have a row that the hub did not write. */
    Set<Long> forgedAmong(int lane, Collection<Long> numbers) {
        Set<Long> found = new HashSet<>();
        for (Row each : rows(lane, numbers)) {
            if (!genuine(lane, each)) {
                found.add(each.seq());
            }
        }
        return found;
    }

    boolean known(int lane, long seq) {
        return !among(lane, List.of(seq)).isEmpty();
    }

    /** Whether the hub wrote the row; rows from before marks were made have none, and are known by their number. */
    boolean genuine(int lane, Row row) {
        return row.mark().isEmpty()
                ? row.seq() <= unmarkedTo(lane)
                : keys.matches(
                        Purpose.DELIVERY_ROW, Settled.text(lane, row.seq(), row.event(), row.outcome()), row.mark());
    }

    private long unmarkedTo(int lane) {
        return unmarkedTo.computeIfAbsent(lane, this::readUnmarkedTo);
    }

    private long readUnmarkedTo(int lane) {
        return jdbc.sql("select unmarked_to from event.lane where id = :lane")
                .param("lane", lane)
                .query(Long.class)
                .single();
    }

    private List<Row> rows(int lane, Collection<Long> numbers) {
        return jdbc.sql("select seq, event_id, outcome, mark from event.settled where lane = :lane"
                        + " and seq = any(:numbers::bigint[])")
                .param("lane", lane)
                .param("numbers", numbers.toArray(Long[]::new))
                .query((row, _) -> new Row(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    /** Takes the rows of a lane above {@code after} out that the hub did not write; how many. */
    int dropForged(int lane, long after) {
        int dropped = 0;
        List<Row> next = after(lane, after, AT_ONCE);
        while (!next.isEmpty()) {
            dropped += drop(
                    lane, next.stream().filter(each -> !genuine(lane, each)).toList());
            next = after(lane, next.getLast().seq(), AT_ONCE);
        }
        return dropped;
    }

    /** Drops rows as they were seen: one that the hub wrote anew since then stays. */
    private int drop(int lane, List<Row> seen) {
        return seen.isEmpty()
                ? 0
                : jdbc.sql("delete from event.settled s using unnest(:seq::bigint[], :mark::text[]) as seen (seq, mark)"
                                + " where s.lane = :lane and s.seq = seen.seq and s.mark = seen.mark")
                        .param("lane", lane)
                        .param("seq", seen.stream().map(Row::seq).toArray(Long[]::new))
                        .param("mark", seen.stream().map(Row::mark).toArray(String[]::new))
                        .update();
    }

    /** Rows of a lane above {@code after}, in their order. */
    List<Row> after(int lane, long after, int limit) {
        return jdbc.sql("select seq, event_id, outcome, mark from event.settled where lane = :lane and seq > :after"
                        + " order by seq limit :limit")
                .param("lane", lane)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new Row(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }
}
