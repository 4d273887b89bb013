package ch.meinkonto.soc.bench.engine;

import java.util.Set;

import ch.meinkonto.soc.bench.lane.Lane;

/** An engine that takes one line at a time. */
interface LineEngine extends Engine {
    /**
     * Decodes the line and asks the rules.
     *
     * @param from index of the first byte of the line
     * @param to index after its last byte
     * @return how many rules matched
     */
    int match(byte[] buffer, int from, int to);

    /** Keys of the rules that the last line matched. */
    Set<String> found();

    @Override
    default int batch() {
        return 1;
    }

    @Override
    default int match(Lane lane, int first, int count) {
        if (count != 1) {
            throw new IllegalArgumentException("one line at a time");
        }
        return match(lane.bytes(), lane.from(first), lane.to(first));
    }

    @Override
    default Set<String> found(int index) {
        return found();
    }

    @Override
    default Set<String> leftOut() {
        return Set.of();
    }

    @Override
    default String shortcomings() {
        return "";
    }

    @Override
    default void close() {
        // most hold nothing but memory
    }
}
