package id.simpul.hub.ledger;

import java.util.zip.CRC32C;

/**
 * How a record lies in a segment: length (published last), CRC-32C of length and bytes, the bytes, padding to eight. Two bits
 * above the length say what somebody else than the shipper did with the record.
 */
final class Frame {
    static final int HEAD = 8;
    static final int MAX_BYTES = 64 * 1024;

    /** Somebody is sending it: the shipper waits. A kill leaves it so, and then it is shipped like any other. */
    static final int HELD = 1 << 30;
    /** The ledger topic has it: the shipper passes it over. */
    static final int SENT = 1 << 29;

    private static final int LENGTH = SENT - 1;

    private Frame() {}

    static int length(int word) {
        return word & LENGTH;
    }

    static int size(int length) {
        return (HEAD + length + 7) & ~7;
    }

    static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            crc.update(bytes.length >>> shift);
        }
        crc.update(bytes, 0, bytes.length);
        return (int) crc.getValue();
    }
}
