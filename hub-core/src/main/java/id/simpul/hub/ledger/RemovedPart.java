package id.simpul.hub.ledger;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a partition that was removed when its time was over: the tree over it, if a signed deletion record vouches
 * for that, and the hashes that its end shares a block with.
 */
final class RemovedPart {
    private final MerkleFrontier tree;
    private final Map<Long, byte[]> leaves = new HashMap<>();
    private final List<Finding> findings;
    private long last;

    private RemovedPart(MerkleFrontier tree, List<Finding> findings) {
        this.tree = tree;
        this.findings = findings;
        this.last = tree.size() - 1;
    }

    static RemovedPart of(int partition, RemovalTable removals, Notary notary, KeyRing keys) {
        RemovalTable.Row row = removals.latest(partition).orElse(null);
        if (row == null) {
            return new RemovedPart(MerkleFrontier.empty(), List.of());
        }
        MerkleFrontier tree = vouched(partition, row, notary);
        if (tree == null) {
            return new RemovedPart(
                    MerkleFrontier.empty(),
                    List.of(new Finding(
                            Finding.Kind.CHECKPOINT,
                            partition,
                            row.floor(),
                            null,
                            "the deletion record in table ledger.removal has no signature that holds.")));
        }
        RemovedPart part = new RemovedPart(tree, List.of());
        removals.leaves(partition, tree.size()).stream()
                .filter(each -> keys.matches(Purpose.LEDGER_ROW, MonthRemoval.sealed(each.hash()), each.seal()))
                .forEach(each -> part.keep(each.seq(), each.hash()));
        return part;
    }

    private static @Nullable MerkleFrontier vouched(int partition, RemovalTable.Row row, Notary notary) {
        try {
            Removal removal = Removal.parse(notary.text(row.note()));
            MerkleFrontier tree = MerkleFrontier.of(row.floor(), row.frontier());
            boolean fits = removal.partition() == partition
                    && removal.floor() == row.floor()
                    && Arrays.equals(removal.root(), tree.root());
            return fits ? tree : null;
        } catch (IllegalArgumentException forged) {
            return null;
        }
    }

    private void keep(long seq, byte[] hash) {
        leaves.put(seq, hash);
        last = Math.max(last, seq);
    }

    MerkleFrontier tree() {
        return MerkleFrontier.of(tree.size(), tree.bytes());
    }

    /** The hash of a removed record behind the tree, or null. */
    byte @Nullable [] leaf(long seq) {
        return leaves.get(seq);
    }

    /** The last number that it knows of, or -1. */
    long last() {
        return last;
    }

    long count() {
        return tree.size() + leaves.size();
    }

    List<Finding> findings() {
        return findings;
    }
}
