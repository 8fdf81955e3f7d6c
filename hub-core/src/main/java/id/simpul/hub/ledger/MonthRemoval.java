package id.simpul.hub.ledger;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leaves of one month of one partition what the records that stay need for their proofs, and a signed deletion record. */
final class MonthRemoval {
    private static final long BLOCK = 1L << Subtree.STEP;

    private final JdbcClient jdbc;
    private final SubtreeTable subtrees;
    private final RemovalTable removals;
    private final KeyRing keys;
    private final Notary notary;
    private final String installation;

    MonthRemoval(JdbcClient jdbc, KeyRing keys, Notary notary, String installation) {
        this.jdbc = jdbc;
        this.subtrees = new SubtreeTable(jdbc);
        this.removals = new RemovalTable(jdbc);
        this.keys = keys;
        this.notary = notary;
        this.installation = installation;
    }

    /** To be called before the month's table is dropped, in the same transaction. */
    void remove(YearMonth month, int partition, Instant now, String who) {
        long before = removals.latest(partition).map(RemovalTable.Row::floor).orElse(0L);
        long floor = firstThatStays(month, partition) / BLOCK * BLOCK;
        InclusionProof tree = new InclusionProof(subtrees, partition);
        for (long block = before / BLOCK; block < floor / BLOCK; block++) {
            subtrees.insert(new Subtree(partition, Subtree.STEP, block, tree.block(block)));
        }
        MerkleFrontier below = tree.frontier(floor);
        removals.keep(partition, floor, leaves(month, partition, floor));
        Removal removal = Removal.of(installation, partition, month, records(month, partition), below, now, who);
        removals.insert(removal, below.bytes(), notary.sign(installation, removal.text()));
    }

    /** Records are numbered as they arrive: round the end of a month, some of the next one come before its last ones. */
    private long firstThatStays(YearMonth month, int partition) {
        return jdbc.sql("""
                        select coalesce(
                            (select min(seq) from ledger.record where partition = :partition and at >= :end),
                            (select size from ledger.tree where partition = :partition))
                        """)
                .param("partition", partition)
                .param("end", MonthTable.end(month))
                .query(Long.class)
                .single();
    }

    private long records(YearMonth month, int partition) {
        return jdbc.sql("select count(*) from " + MonthTable.name(month) + " where partition = ?")
                .param(partition)
                .query(Long.class)
                .single();
    }

    private List<RemovalTable.KeptLeaf> leaves(YearMonth month, int partition, long floor) {
        return jdbc.sql("select seq, leaf_hash from " + MonthTable.name(month)
                        + " where partition = ? and seq >= ? order by seq")
                .params(partition, floor)
                .query((row, number) -> new RemovalTable.KeptLeaf(
                        row.getLong("seq"),
                        row.getBytes("leaf_hash"),
                        keys.hash(Purpose.LEDGER_ROW, sealed(row.getBytes("leaf_hash")))))
                .list();
    }

    /** What the seal of a kept hash is made of: never the seal of a row, which could be moved here to hide its record. */
    static String sealed(byte[] hash) {
        return "removed/" + HexFormat.of().formatHex(hash);
    }
}
