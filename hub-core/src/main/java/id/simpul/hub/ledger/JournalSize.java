package id.simpul.hub.ledger;

/**
 * How large the journal may grow.
 *
 * @param maxBytes all segments together; beyond it no call is admitted
 * @param stripes how many segments are written side by side; a power of two
 */
record JournalSize(long maxBytes, int segmentBytes, int stripes) {
    private static final int SEGMENT = 4 * 1024 * 1024;

    JournalSize {
        if (Integer.bitCount(stripes) != 1) {
            throw new IllegalArgumentException("stripes: " + stripes + " (expected: a power of two)");
        }
        if (segmentBytes <= Segment.HEADER || segmentBytes % 8 != 0) {
            throw new IllegalArgumentException("segment: " + segmentBytes + " (expected: a multiple of 8 above 64)");
        }
        if (maxBytes < (long) segmentBytes * stripes) {
            throw new IllegalArgumentException(
                    "journal: " + maxBytes + " bytes (expected: >= " + (long) segmentBytes * stripes + ")");
        }
    }

    static JournalSize ofMegabytes(int megabytes, int processors) {
        int stripes = Integer.highestOneBit(Math.clamp(processors * 2L, 2, 16));
        return new JournalSize(megabytes * 1024L * 1024, SEGMENT, stripes);
    }

    /** What openings leave to the closings of calls that were admitted before the journal filled up. */
    int reserve() {
        return segmentBytes / 4;
    }
}
