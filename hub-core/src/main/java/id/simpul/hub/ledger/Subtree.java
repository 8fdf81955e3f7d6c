package id.simpul.hub.ledger;

/**
 * A perfect subtree over the records {@code index << level} until {@code (index + 1) << level} of a partition.
 *
 * @param level its height; 0 is a leaf
 */
record Subtree(int partition, int level, long index, byte[] hash) {
    /** Every eighth height is kept: a proof then reads at most 255 hashes of each. */
    static final int STEP = 8;

    static boolean kept(int level) {
        return level > 0 && level % STEP == 0;
    }
}
