package id.simpul.hub.ledger;

/** Somebody else changed the head of a tree: another node, or a hand in the database. */
final class HeadChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HeadChangedException(int partition) {
        super("ledger.tree of partition " + partition + ": changed by another (expected: as this writer left it)");
    }
}
