package id.simpul.hub.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code ledger.tree}. */
final class TreeTable {
    private final JdbcClient jdbc;

    TreeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<TreeHead> head(int partition) {
        return heads().stream().filter(each -> each.partition() == partition).findFirst();
    }

    List<TreeHead> heads() {
        return jdbc.sql(
                        "select partition, next_offset, last_digest, size, frontier from ledger.tree order by partition")
                .query((row, number) -> new TreeHead(
                        row.getInt("partition"),
                        row.getLong("next_offset"),
                        row.getBytes("last_digest"),
                        row.getLong("size"),
                        row.getBytes("frontier")))
                .list();
    }

    void insert(TreeHead head) {
        jdbc.sql("insert into ledger.tree (partition, next_offset, size, frontier) values (?, ?, ?, ?)")
                .params(head.partition(), head.nextOffset(), head.size(), head.frontier())
                .update();
    }

    /** Moves a head on; fails where it is not what the writer left, because then somebody else changed it. */
    void advance(TreeHead from, TreeHead to) {
        int changed = jdbc.sql("""
                        update ledger.tree set next_offset = :next, last_digest = :digest, size = :size, frontier = :frontier
                        where partition = :partition and next_offset = :fromOffset and size = :fromSize
                          and frontier = :fromFrontier
                        """)
                .param("next", to.nextOffset())
                .param("digest", to.lastDigest())
                .param("size", to.size())
                .param("frontier", to.frontier())
                .param("partition", to.partition())
                .param("fromOffset", from.nextOffset())
                .param("fromSize", from.size())
                .param("fromFrontier", from.frontier())
                .update();
        if (changed != 1) {
            throw new HeadChangedException(from.partition());
        }
    }
}
