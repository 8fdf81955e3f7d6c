package id.simpul.hub.ledger;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of the ledger's tree (RFC 9162, 2.1.1): leaves and nodes can never be taken for each other. */
final class Sha256 {
    static final int LENGTH = 32;

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private Sha256() {}

    /** The hash of a record at its place: its partition, its number and its canonical bytes. */
    static byte[] leaf(int partition, long seq, byte[] body) {
        byte[] place = ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(partition)
                .putLong(seq)
                .array();
        return of(LEAF, place, body);
    }

    static byte[] node(byte[] left, byte[] right) {
        return of(NODE, left, right);
    }

    static byte[] of(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] each : parts) {
                digest.update(each);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
