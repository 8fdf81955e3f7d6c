package id.simpul.hub.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code ledger.checkpoint}. */
final class CheckpointTable {
    private final JdbcClient jdbc;

    CheckpointTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Checkpoint checkpoint, String note) {
        jdbc.sql("insert into ledger.checkpoint (partition, size, at, note) values (?, ?, ?, ?) on conflict do nothing")
                .params(checkpoint.partition(), checkpoint.size(), SqlTime.of(checkpoint.at()), note)
                .update();
    }

    /** Leaves one checkpoint an hour of what is older than {@code before}: a later one vouches for all records before it. */
    void thin(Instant before) {
        jdbc.sql("""
                        delete from ledger.checkpoint old using ledger.checkpoint later
                        where old.at < :before and later.at < :before and later.partition = old.partition
                          and later.size > old.size and date_trunc('hour', later.at) = date_trunc('hour', old.at)
                        """).param("before", SqlTime.of(before)).update();
    }

    List<Integer> partitions() {
        return jdbc.sql("select distinct partition from ledger.checkpoint order by partition")
                .query((row, number) -> row.getInt(1))
                .list();
    }

    /** The notes of a partition behind {@code size}, the smallest first. */
    List<Row> after(int partition, long size, int limit) {
        return jdbc.sql("""
                        select size, note from ledger.checkpoint where partition = :partition and size > :size
                        order by size limit :limit
                        """)
                .param("partition", partition)
                .param("size", size)
                .param("limit", limit)
                .query((row, number) -> new Row(row.getLong("size"), row.getString("note")))
                .list();
    }

    /** The earliest note of a partition that covers a record, or none yet. */
    Optional<Row> covering(int partition, long seq) {
        return after(partition, seq, 1).stream().findFirst();
    }

    /** The last notes of a partition, the largest first. */
    List<Row> newest(int partition, int limit) {
        return jdbc.sql("select size, note from ledger.checkpoint where partition = ? order by size desc limit ?")
                .params(partition, limit)
                .query((row, number) -> new Row(row.getLong("size"), row.getString("note")))
                .list();
    }

    /** One row; its note counts only if its signature holds. */
    record Row(long size, String note) {}
}
