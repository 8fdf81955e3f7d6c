package id.simpul.hub.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How far a partition has been written.
 *
 * @param lastDigest SHA-256 of the topic's record before {@code nextOffset}; null before the first one
 * @param size number of records, which is the next sequence number
 */
record TreeHead(int partition, long nextOffset, byte @Nullable [] lastDigest, long size, byte[] frontier) {

    /** A partition of which nothing was written. */
    static TreeHead start(int partition) {
        return new TreeHead(partition, 0, null, 0, MerkleFrontier.empty().bytes());
    }

    /** The same tree, read on from another place of the topic. */
    TreeHead continuingAt(long offset) {
        return new TreeHead(partition, offset, null, size, frontier);
    }

    MerkleFrontier tree() {
        return MerkleFrontier.of(size, frontier);
    }
}
