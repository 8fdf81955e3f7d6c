package id.simpul.hub.ledger;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The right edge of an RFC 9162 (2.1) Merkle tree: the hashes of its perfect subtrees, the largest first. Enough to append
 * leaves and to name the root, in 32 bytes for each bit of the size.
 */
final class MerkleFrontier {
    private final List<byte[]> peaks;
    private long size;

    private MerkleFrontier(long size, List<byte[]> peaks) {
        this.size = size;
        this.peaks = peaks;
    }

    static MerkleFrontier empty() {
        return new MerkleFrontier(0, new ArrayList<>());
    }

    /** The frontier that {@link #bytes()} wrote down. */
    static MerkleFrontier of(long size, byte[] bytes) {
        if (bytes.length != Long.bitCount(size) * Sha256.LENGTH) {
            throw new IllegalArgumentException("frontier: " + bytes.length + " bytes (expected: "
                    + Long.bitCount(size) * Sha256.LENGTH + " for size " + size + ")");
        }
        List<byte[]> peaks = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += Sha256.LENGTH) {
            peaks.add(Arrays.copyOfRange(bytes, at, at + Sha256.LENGTH));
        }
        return new MerkleFrontier(size, peaks);
    }

    void append(byte[] leafHash) {
        append(leafHash, (level, hash) -> {});
    }

    /** Told of each perfect subtree that a leaf completes, with its height. */
    @FunctionalInterface
    interface Completed {
        void subtree(int level, byte[] hash);
    }

    void append(byte[] leafHash, Completed completed) {
        byte[] peak = leafHash;
        int level = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            peak = Sha256.node(peaks.removeLast(), peak);
            level++;
            completed.subtree(level, peak);
        }
        peaks.add(peak);
        size++;
    }

    long size() {
        return size;
    }

    /** The Merkle tree hash of everything appended. */
    byte[] root() {
        if (peaks.isEmpty()) {
            return Sha256.of();
        }
        byte[] root = peaks.getLast();
        for (int each = peaks.size() - 2; each >= 0; each--) {
            root = Sha256.node(peaks.get(each), root);
        }
        return root;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(peaks.size() * Sha256.LENGTH);
        peaks.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }
}
