package ch.meinkonto.soc.bench.portal;

import java.util.Arrays;

/** All latencies of a kind: none is thrown away or rounded into a class. */
final class Sample {
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    private long[] values = new long[1_024];
    private int size;

    void add(long nanoseconds) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = nanoseconds;
    }

    int count() {
        return size;
    }

    /**
     * The smallest value that this share of all does not exceed (nearest rank), in milliseconds; NaN where there is none.
     *
     * @param share above 0, up to 1 for the greatest
     */
    double percentile(double share) {
        if (size == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * size);
        return sorted[Math.clamp(rank, 1, size) - 1] / NANOSECONDS_PER_MILLISECOND;
    }
}
