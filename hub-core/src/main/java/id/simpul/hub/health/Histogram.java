package id.simpul.hub.health;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** Counts times in buckets that grow by a quarter of an octave: 640 bytes that hold 1 us to over an hour. */
final class Histogram {
    private static final int PARTS = 4;
    private static final int PART_BITS = 2;
    static final int BUCKETS = 32 * PARTS;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(BUCKETS);

    void add(long micros) {
        counts.incrementAndGet(bucket(micros));
    }

    void addTo(long[] sums) {
        for (int i = 0; i < BUCKETS; i++) {
            sums[i] += counts.get(i);
        }
    }

    static int bucket(long micros) {
        long value = Math.max(micros, PARTS);
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        int part = (int) (value >>> (octave - PART_BITS)) & (PARTS - 1);
        return Math.min((octave - PART_BITS) * PARTS + part, BUCKETS - 1);
    }

    /** The least value of a bucket. */
    static long floor(int bucket) {
        int octave = bucket / PARTS + PART_BITS;
        return (1L << octave) + ((long) (bucket % PARTS) << (octave - PART_BITS));
    }

    /** The value below which {@code share} of all counted lie, interpolated within its bucket; 0 where none is counted. */
    static long quantile(long[] sums, double share) {
        long total = 0;
        for (long sum : sums) {
            total += sum;
        }
        double rank = share * total;
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            if (sums[i] > 0 && seen + sums[i] >= rank) {
                double within = (rank - seen) / sums[i];
                return floor(i) + Math.round(within * (floor(i + 1) - floor(i)));
            }
            seen += sums[i];
        }
        return 0;
    }
}
