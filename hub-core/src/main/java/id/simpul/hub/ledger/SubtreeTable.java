package id.simpul.hub.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code ledger.subtree}, and the leaves below it, of records that are there or were removed. */
final class SubtreeTable {
    private final JdbcClient jdbc;

    SubtreeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Subtree each) {
        jdbc.sql(
                        "insert into ledger.subtree (partition, level, index, hash) values (?, ?, ?, ?) on conflict do nothing")
                .params(each.partition(), each.level(), each.index(), each.hash())
                .update();
    }

    /** The hashes of {@code count} subtrees of a kept height, or of leaves, from {@code first}; fewer where some are absent. */
    List<byte[]> hashes(int partition, int level, long first, long count) {
        String sql = level == 0
                ? "select leaf_hash from (select seq, leaf_hash from ledger.record"
                        + " where partition = :partition and seq >= :first and seq < :end"
                        + " union all select seq, leaf_hash from ledger.kept_leaf"
                        + " where partition = :partition and seq >= :first and seq < :end) leaf order by seq"
                : "select hash from ledger.subtree where partition = :partition and level = :level"
                        + " and index >= :first and index < :end order by index";
        JdbcClient.StatementSpec query = jdbc.sql(sql)
                .param("partition", partition)
                .param("first", first)
                .param("end", first + count);
        return (level == 0 ? query : query.param("level", level))
                .query((row, number) -> row.getBytes(1))
                .list();
    }
}
