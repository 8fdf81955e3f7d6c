package id.simpul.hub.ledger;

import java.util.zip.CRC32C;

/** How a record lies in a segment: length (published last), CRC-32C of length and bytes, the bytes, padding to eight. */
final class Frame {
    static final int HEAD = 8;
    static final int MAX_BYTES = 64 * 1024;

    private Frame() {}

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
