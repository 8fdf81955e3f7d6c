package id.simpul.hub.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables {@code ledger.removal} and {@code ledger.kept_leaf}. */
final class RemovalTable {
    private final JdbcClient jdbc;

    RemovalTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the last removal of a partition left behind; the note counts only if its signature holds. */
    record Row(long floor, byte[] frontier, String note) {}

    /** The hash of a removed record that its neighbours' proofs need. */
    record KeptLeaf(long seq, byte[] hash, String seal) {}

    Optional<Row> latest(int partition) {
        return jdbc.sql(
                        "select floor, frontier, note from ledger.removal where partition = ? order by month desc limit 1")
                .param(partition)
                .query((row, number) -> new Row(row.getLong("floor"), row.getBytes("frontier"), row.getString("note")))
                .optional();
    }

    /** The deletion records, the newest month first. */
    List<String> notes() {
        return jdbc.sql("select note from ledger.removal order by month desc, partition")
                .query((row, number) -> row.getString("note"))
                .list();
    }

    /** Before this moment nothing is kept any more; the beginning of time where nothing was removed. */
    Instant cut() {
        return jdbc.sql("select month from ledger.removal order by month desc limit 1")
                .query((row, number) -> YearMonth.parse(row.getString("month"))
                        .plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant())
                .optional()
                .orElse(Instant.MIN);
    }

    void insert(Removal removal, byte[] frontier, String note) {
        jdbc.sql("insert into ledger.removal (partition, month, floor, frontier, note) values (?, ?, ?, ?, ?)")
                .params(removal.partition(), removal.month().toString(), removal.floor(), frontier, note)
                .update();
    }

    /** The kept hashes from a place on, in order. */
    List<KeptLeaf> leaves(int partition, long from) {
        return jdbc.sql(
                        "select seq, leaf_hash, seal from ledger.kept_leaf where partition = ? and seq >= ? order by seq")
                .params(partition, from)
                .query((row, number) ->
                        new KeptLeaf(row.getLong("seq"), row.getBytes("leaf_hash"), row.getString("seal")))
                .list();
    }

    /** Keeps these hashes of a partition and none below {@code floor}. */
    void keep(int partition, long floor, Collection<KeptLeaf> leaves) {
        jdbc.sql("delete from ledger.kept_leaf where partition = ? and seq < ?")
                .params(partition, floor)
                .update();
        jdbc.sql("""
                        insert into ledger.kept_leaf (partition, seq, leaf_hash, seal)
                        select :partition, seq, leaf_hash, seal
                        from unnest(:seq::bigint[], :leaf::bytea[], :seal::text[]) as row (seq, leaf_hash, seal)
                        """)
                .param("partition", partition)
                .param("seq", array(leaves, KeptLeaf::seq).toArray(Long[]::new))
                .param("leaf", array(leaves, KeptLeaf::hash).toArray(byte[][]::new))
                .param("seal", array(leaves, KeptLeaf::seal).toArray(String[]::new))
                .update();
    }

    private static <T> List<T> array(Collection<KeptLeaf> leaves, Function<KeptLeaf, T> part) {
        return leaves.stream().map(part).toList();
    }
}
