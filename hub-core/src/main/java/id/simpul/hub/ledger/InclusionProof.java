package id.simpul.hub.ledger;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from one record to the root of a tree (RFC 9162, 2.1.3.1), made of stored hashes: of each kept height, and of
 * the leaves, at most 255 are read for each step of the way.
 */
final class InclusionProof {
    private final SubtreeTable table;
    private final int partition;

    InclusionProof(SubtreeTable table, int partition) {
        this.table = table;
        this.partition = partition;
    }

    /**
     * The hashes beside the way of record {@code seq} in a tree of {@code size} records, from the leaf upwards.
     *
     * @throws IllegalStateException where records are absent and their subtrees too
     */
    List<byte[]> of(long seq, long size) {
        List<byte[]> proof = new ArrayList<>();
        path(seq, 0, size, proof);
        return proof;
    }

    /** The hash of the {@code index}-th block of 256 records. */
    byte[] block(long index) {
        return perfect(Subtree.STEP, index << Subtree.STEP);
    }

    /** The right edge of the tree over the first {@code size} records. */
    MerkleFrontier frontier(long size) {
        ByteArrayOutputStream peaks = new ByteArrayOutputStream();
        long from = 0;
        for (long rest = size; rest > 0; rest -= Long.highestOneBit(rest)) {
            peaks.writeBytes(perfect(Long.numberOfTrailingZeros(Long.highestOneBit(rest)), from));
            from += Long.highestOneBit(rest);
        }
        return MerkleFrontier.of(size, peaks.toByteArray());
    }

    /** Adds the path of {@code seq} within the records {@code from} until {@code to}. */
    private void path(long seq, long from, long to, List<byte[]> proof) {
        long count = to - from;
        if (count <= 1) {
            return;
        }
        long border = from + largestPowerBelow(count);
        if (seq < border) {
            path(seq, from, border, proof);
            proof.add(hash(border, to));
        } else {
            path(seq, border, to, proof);
            proof.add(hash(from, border));
        }
    }

    private static long largestPowerBelow(long count) {
        return Long.highestOneBit(count - 1);
    }

    /** The hash of the tree over the records {@code from} until {@code to}, where {@code from} is aligned. */
    private byte[] hash(long from, long to) {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            return perfect(Long.numberOfTrailingZeros(count), from);
        }
        long border = from + largestPowerBelow(count);
        return Sha256.node(hash(from, border), hash(border, to));
    }

    /** The hash of the perfect subtree of a height, folded from the kept height at or below it. */
    private byte[] perfect(int level, long from) {
        int kept = level - level % Subtree.STEP;
        return folded(hashes(kept, from >> kept, 1L << (level - kept)));
    }

    /** What is stored, or, of records that are older than the stored subtrees, what the heights below it make. */
    private List<byte[]> hashes(int level, long first, long count) {
        List<byte[]> stored = table.hashes(partition, level, first, count);
        if (stored.size() == count) {
            return stored;
        }
        if (level == 0) {
            throw new IllegalStateException(
                    "records from " + first + ": " + stored.size() + " (expected: " + count + ")");
        }
        List<byte[]> made = new ArrayList<>();
        for (long each = first; each < first + count; each++) {
            made.add(folded(hashes(level - Subtree.STEP, each << Subtree.STEP, 1L << Subtree.STEP)));
        }
        return made;
    }

    private static byte[] folded(List<byte[]> row) {
        List<byte[]> hashes = new ArrayList<>(row);
        while (hashes.size() > 1) {
            for (int i = 0; i < hashes.size() / 2; i++) {
                hashes.set(i, Sha256.node(hashes.get(2 * i), hashes.get(2 * i + 1)));
            }
            hashes.subList(hashes.size() / 2, hashes.size()).clear();
        }
        return hashes.getFirst();
    }
}
