package id.simpul.verify;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inclusion of a record in a tree (RFC 9162, 2.1.3.2). */
final class Tree {
    private Tree() {}

    /** The root that a proof leads to, or null where the proof does not fit the record's place. */
    static byte @Nullable [] root(long seq, long size, byte[] leaf, List<byte[]> proof)
            throws GeneralSecurityException {
        if (seq < 0 || seq >= size) {
            return null;
        }
        long node = seq;
        long last = size - 1;
        byte[] root = leaf;
        for (byte[] each : proof) {
            if (last == 0) {
                return null;
            }
            if ((node & 1) == 1 || node == last) {
                root = node(each, root);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                root = node(root, each);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? root : null;
    }

    /** The hash of a record at its place: 0, its partition (4 bytes), its number (8 bytes), its canonical bytes. */
    static byte[] leaf(long partition, long seq, byte[] body) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) 0);
        digest.update(
                ByteBuffer.allocate(12).putInt((int) partition).putLong(seq).array());
        return digest.digest(body);
    }

    private static byte[] node(byte[] left, byte[] right) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }
}
