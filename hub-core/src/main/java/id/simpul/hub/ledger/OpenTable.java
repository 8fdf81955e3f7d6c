package id.simpul.hub.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code ledger.open}: openings that still wait for their closing. */
final class OpenTable {
    private final JdbcClient jdbc;

    OpenTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Follows {@code entries}, which are new; {@code known} names the records of their calls that were there before, but not
     * an opening of long ago.
     */
    void follow(List<LedgerEntry> entries, Set<CallMoment> known) {
        Map<String, LedgerEntry> opened = new LinkedHashMap<>();
        entries.stream()
                .filter(each -> each.evidence().phase() == Phase.OPENING)
                .filter(each -> !known.contains(new CallMoment(each.evidence().callId(), Phase.CLOSING)))
                .forEach(each -> opened.put(each.evidence().callId(), each));
        List<String> closed = entries.stream()
                .filter(each -> each.evidence().phase() == Phase.CLOSING)
                .map(each -> each.evidence().callId())
                .filter(each -> opened.remove(each) == null)
                .toList();
        insert(opened.values());
        delete(closed);
    }

    private void insert(Collection<LedgerEntry> opened) {
        if (opened.isEmpty()) {
            return;
        }
        List<Node> nodes =
                opened.stream().map(each -> Node.parse(each.evidence().node())).toList();
        jdbc.sql("""
                        insert into ledger.open (call_id, partition, seq, at, node, incarnation)
                        select call_id, partition, seq, at::timestamptz, node, incarnation
                        from unnest(:call::text[], :partition::int[], :seq::bigint[], :at::text[], :node::text[],
                            :incarnation::bigint[]) as row (call_id, partition, seq, at, node, incarnation)
                        on conflict do nothing
                        """)
                .param(
                        "call",
                        opened.stream().map(each -> each.evidence().callId()).toArray(String[]::new))
                .param("partition", opened.stream().map(LedgerEntry::partition).toArray(Integer[]::new))
                .param("seq", opened.stream().map(LedgerEntry::seq).toArray(Long[]::new))
                .param(
                        "at",
                        opened.stream()
                                .map(each -> each.evidence().at().toString())
                                .toArray(String[]::new))
                .param("node", nodes.stream().map(Node::id).toArray(String[]::new))
                .param("incarnation", nodes.stream().map(Node::incarnation).toArray(Long[]::new))
                .update();
    }

    private void delete(List<String> closed) {
        if (!closed.isEmpty()) {
            jdbc.sql("delete from ledger.open where call_id = any(:calls)")
                    .param("calls", closed.toArray(String[]::new))
                    .update();
        }
    }

    /** Up to {@code limit} openings of {@code node}'s earlier incarnations, behind call {@code after}. */
    List<LedgerRecord> ofEarlierIncarnations(Node node, String after, int limit) {
        return jdbc.sql("""
                        select r.body from ledger.open o
                        join ledger.record r on r.partition = o.partition and r.seq = o.seq and r.at = o.at
                        where o.node = :node and o.incarnation < :incarnation and o.call_id > :after
                        order by o.call_id limit :limit
                        """)
                .param("node", node.id())
                .param("incarnation", node.incarnation())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) ->
                        CanonicalForm.decode(row.getString("body").getBytes(StandardCharsets.UTF_8)))
                .list();
    }
}
