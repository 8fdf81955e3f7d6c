package id.simpul.hub.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads {@code ledger.record} for verification, page by page. */
final class Rows {
    static final int PAGE = 2000;

    private final JdbcClient jdbc;

    Rows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every partition that has a row, found without reading them all. */
    List<Integer> partitions() {
        return jdbc.sql("""
                        with recursive found as (
                            select min(partition) as partition from ledger.record
                            union all
                            select (select min(r.partition) from ledger.record r where r.partition > found.partition)
                            from found where found.partition is not null)
                        select partition from found where partition is not null
                        """).query((row, number) -> row.getInt(1)).list();
    }

    /** How many records the writer counted and which number is the last, at one moment. */
    Extent extent(int partition) {
        return jdbc.sql("""
                        select (select size from ledger.tree where partition = :partition) size,
                               (select max(seq) from ledger.record where partition = :partition) last
                        """)
                .param("partition", partition)
                .query((row, number) ->
                        new Extent(row.getObject("size", Long.class), row.getObject("last", Long.class)))
                .single();
    }

    /** What the tables say of a partition's length; null where they have nothing. */
    record Extent(@Nullable Long size, @Nullable Long last) {}

    /** The rows behind a place, in order, up to number {@code last}. */
    List<StoredRow> after(int partition, long seq, Instant at, long last) {
        return jdbc.sql("select " + StoredRow.COLUMNS
                        + " from ledger.record where partition = :partition and (seq, at) > (:seq, :at)"
                        + " and seq <= :last order by seq, at limit " + PAGE)
                .param("partition", partition)
                .param("seq", seq)
                .param("at", SqlTime.of(at))
                .param("last", last)
                .query(StoredRow::read)
                .list();
    }

    /** The rows round a place. */
    List<StoredRow> around(int partition, long seq, int distance) {
        return jdbc.sql("select " + StoredRow.COLUMNS
                        + " from ledger.record where partition = :partition and seq between :from and :to"
                        + " order by seq, at")
                .param("partition", partition)
                .param("from", seq - distance)
                .param("to", seq + distance)
                .query(StoredRow::read)
                .list();
    }
}
