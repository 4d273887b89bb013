package ch.meinkonto.soc.bench.visit;

import java.util.Arrays;
import java.util.stream.LongStream;

/** How long each thing took that one worker did, in nanoseconds. */
final class Latencies {
    private long[] values = new long[1_024];
    private int size;

    void add(long nanoseconds) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = nanoseconds;
    }

    LongStream stream() {
        return Arrays.stream(values, 0, size);
    }
}
