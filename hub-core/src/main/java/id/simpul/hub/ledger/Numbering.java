package id.simpul.hub.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives the records of one partition their numbers and their places in the tree, in the order of the topic. A record that
 * is known already (the journal may repeat some after a crash) gets none.
 */
final class Numbering {
    private final TreeHead before;
    private final MerkleFrontier tree;
    private final Set<CallMoment> known;
    private final Function<byte[], String> seal;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<Subtree> subtrees = new ArrayList<>();
    private @Nullable Arrival last;

    Numbering(TreeHead before, Set<CallMoment> known, Function<byte[], String> seal) {
        this.before = before;
        this.tree = before.tree();
        this.known = new HashSet<>(known);
        this.seal = seal;
    }

    void take(Arrival arrival) {
        long expected = last == null ? before.nextOffset() : last.offset() + 1;
        if (arrival.offset() < expected) {
            throw new IllegalStateException("offset: " + arrival.offset() + " (expected: >= " + expected + ")");
        }
        last = arrival;
        LedgerRecord evidence = arrival.evidence();
        if (evidence != null && known.add(CallMoment.of(evidence))) {
            enter(evidence, arrival.bytes());
        }
    }

    private void enter(LedgerRecord evidence, byte[] body) {
        byte[] leaf = Sha256.leaf(before.partition(), tree.size(), body);
        entries.add(new LedgerEntry(before.partition(), tree.size(), evidence, body, leaf, seal.apply(leaf)));
        tree.append(leaf, this::complete);
    }

    /** Called before the leaf counts: the subtree that ends with it is the one that {@code size} lies in. */
    private void complete(int level, byte[] hash) {
        if (Subtree.kept(level)) {
            subtrees.add(new Subtree(before.partition(), level, tree.size() >> level, hash));
        }
    }

    /** The subtrees of a kept height that were completed. */
    List<Subtree> subtrees() {
        return subtrees;
    }

    List<LedgerEntry> entries() {
        return entries;
    }

    TreeHead before() {
        return before;
    }

    TreeHead after() {
        return last == null
                ? before
                : new TreeHead(
                        before.partition(), last.offset() + 1, Sha256.of(last.bytes()), tree.size(), tree.bytes());
    }
}
