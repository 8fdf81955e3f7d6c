package id.simpul.hub.message;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The id of one call: a UUID version 7 (RFC 9562, section 5.7) in its 36-character form, so that ids sort by time.
 */
public record CallId(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat HEX = HexFormat.of();
    private static final int LENGTH = 36;
    private static final Pool POOL = new Pool();

    public CallId {
        if (value.length() != LENGTH) {
            throw new IllegalArgumentException("call id: " + value + " (expected: a UUID of 36 characters)");
        }
    }

    /** A new id for a call that arrived at {@code now}. */
    public static CallId at(Instant now) {
        byte[] bytes = POOL.take();
        long millis = now.toEpochMilli();
        for (int i = 5; i >= 0; i--) {
            bytes[i] = (byte) millis;
            millis >>>= 8;
        }
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x70);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        String hex = HEX.formatHex(bytes);
        return new CallId(hex.substring(0, 8)
                + '-'
                + hex.substring(8, 12)
                + '-'
                + hex.substring(12, 16)
                + '-'
                + hex.substring(16, 20)
                + '-'
                + hex.substring(20));
    }

    @Override
    public String toString() {
        return value;
    }

    /** Random bytes drawn in bulk: one system call serves 64 ids. Shared, since a thread of a request lives for one id. */
    private static final class Pool {
        private final byte[] random = new byte[64 * 10];
        private int next = random.length;

        synchronized byte[] take() {
            if (next == random.length) {
                RANDOM.nextBytes(random);
                next = 0;
            }
            byte[] id = new byte[16];
            System.arraycopy(random, next, id, 6, 10);
            next += 10;
            return id;
        }
    }
}
