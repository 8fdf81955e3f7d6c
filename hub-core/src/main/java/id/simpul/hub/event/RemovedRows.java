package id.simpul.hub.event;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table {@code event.removed}: the numbers whose rows were removed after their time. Each row has a mark, keyed, like those
 * of {@code event.settled}; one that the hub did not write counts as nothing.
 */
@Component
class RemovedRows {
    /** What the mark of a row is made of, as {@link Removed#text} says it. */
    static final String TEXT = "concat_ws(' ', 'removed', lane, first, last, delivered, expired, reasons)";

    private static final int NAMED = 20;

    private final JdbcClient jdbc;
    private final KeyRing keys;

    RemovedRows(DataSource dataSource, KeyRing keys) {
        this.jdbc = JdbcClient.create(dataSource);
        this.keys = keys;
    }

    /** A row as it stands: what it says, and whether the hub wrote it. */
    private record Row(int lane, long first, long last, long delivered, String reasons, boolean genuine) {
        Removed removed() {
            return new Removed(lane, first, last, delivered, Removed.reasons(reasons));
        }
    }

    private List<Row> rows(String where, Map<String, ?> parameters) {
        return jdbc.sql("select lane, first, last, delivered, reasons, " + TEXT + ", mark from event.removed " + where
                        + " order by lane, first")
                .params(parameters)
                .query((row, _) -> new Row(
                        row.getInt(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getString(5),
                        keys.matches(Purpose.DELIVERY_ROW, row.getString(6), row.getString(7))))
                .list();
    }

    /** The genuine rows of a lane whose last number is above {@code after}, in their order. */
    List<Removed> reaching(int lane, long after) {
        return rows("where lane = :lane and last > :after", Map.of("lane", lane, "after", after)).stream()
                .filter(Row::genuine)
                .map(Row::removed)
                .toList();
    }

    /** The first few numbers of each lane that stand in a row which the hub did not write. */
    Map<Integer, List<Long>> forged() {
        Map<Integer, List<Long>> forged = new HashMap<>();
        rows("", Map.of()).stream()
                .filter(each -> !each.genuine())
                .forEach(each -> forged.merge(each.lane(), numbers(each), RemovedRows::both));
        return forged;
    }

    private static List<Long> numbers(Row row) {
        return LongStream.rangeClosed(row.first(), Math.min(row.last(), row.first() + NAMED - 1))
                .boxed()
                .toList();
    }

    private static List<Long> both(List<Long> one, List<Long> other) {
        List<Long> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    /** Takes the rows out of a lane that the hub did not write; how many. */
    int dropForged(int lane) {
        List<Long> forged = rows("where lane = :lane", Map.of("lane", lane)).stream()
                .filter(each -> !each.genuine())
                .map(Row::first)
                .toList();
        return forged.isEmpty()
                ? 0
                : jdbc.sql("delete from event.removed where lane = :lane and first = any(:first::bigint[])")
                        .param("lane", lane)
                        .param("first", forged.toArray(Long[]::new))
                        .update();
    }

    /**
     * Adds numbers, with the transaction and the lock on their lanes that the caller holds. Neighbours become one row, but
     * never across the number up to which a lane is counted.
     *
     * @param numbers each of one number
     * @param countedTo of each lane
     */
    void add(Collection<Removed> numbers, Map<Integer, Long> countedTo) {
        Map<Integer, TreeMap<Long, Removed>> lanes = new HashMap<>();
        numbers.forEach(
                each -> lanes.computeIfAbsent(each.lane(), _ -> new TreeMap<>()).put(each.first(), each));
        List<Removed> fresh = new ArrayList<>();
        lanes.forEach((lane, each) -> {
            long border = countedTo.getOrDefault(lane, 0L);
            rows(
                            "where lane = :lane and last >= :first - 1 and first <= :last + 1",
                            Map.of("lane", lane, "first", each.firstKey(), "last", each.lastKey()))
                    .stream()
                    .filter(Row::genuine)
                    .forEach(row -> each.put(row.first(), row.removed()));
            fresh.addAll(joined(each.values(), border));
        });
        replace(fresh);
    }

    private static List<Removed> joined(Collection<Removed> ordered, long border) {
        List<Removed> joined = new ArrayList<>();
        Removed open = null;
        for (Removed each : ordered) {
            if (open != null && each.first() == open.last() + 1 && open.last() != border) {
                open = open.with(each);
            } else {
                add(open, joined);
                open = each;
            }
        }
        add(open, joined);
        return joined;
    }

    private static void add(@Nullable Removed one, List<Removed> to) {
        if (one != null) {
            to.add(one);
        }
    }

    /** Each row takes the place of those that begin within it. */
    private void replace(List<Removed> fresh) {
        Integer[] lanes = fresh.stream().map(Removed::lane).toArray(Integer[]::new);
        Long[] firsts = fresh.stream().map(Removed::first).toArray(Long[]::new);
        Long[] lasts = fresh.stream().map(Removed::last).toArray(Long[]::new);
        jdbc.sql(
                        "delete from event.removed r using unnest(:lane::int[], :first::bigint[], :last::bigint[])"
                                + " as row (lane, first, last) where r.lane = row.lane and r.first between row.first and row.last")
                .param("lane", lanes)
                .param("first", firsts)
                .param("last", lasts)
                .update();
        jdbc.sql("insert into event.removed (lane, first, last, delivered, expired, reasons, mark) select *"
                        + " from unnest(:lane::int[], :first::bigint[], :last::bigint[], :delivered::bigint[],"
                        + " :expired::bigint[], :reasons::text[], :mark::text[])")
                .param("lane", lanes)
                .param("first", firsts)
                .param("last", lasts)
                .param("delivered", fresh.stream().map(Removed::delivered).toArray(Long[]::new))
                .param("expired", fresh.stream().map(Removed::expired).toArray(Long[]::new))
                .param("reasons", fresh.stream().map(Removed::why).toArray(String[]::new))
                .param(
                        "mark",
                        fresh.stream()
                                .map(each -> keys.hash(Purpose.DELIVERY_ROW, each.text()))
                                .toArray(String[]::new))
                .update();
    }
}
