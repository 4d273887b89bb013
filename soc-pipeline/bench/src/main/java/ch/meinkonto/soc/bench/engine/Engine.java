package ch.meinkonto.soc.bench.engine;

import java.util.Set;

import ch.meinkonto.soc.bench.lane.Lane;

/** An engine with its rules loaded, fed with lines of JSON by one thread. */
public interface Engine extends AutoCloseable {
    /** What it is, with its version. */
    String name();

    /** How many events it takes at once where it is fastest. */
    int batch();

    /**
     * Decodes lines and asks the rules.
     *
     * @param first index of the first event
     * @param count how many events from there, 1 to {@link #batch()}
     * @return how many pairs of event and rule matched
     */
    int match(Lane lane, int first, int count);

    /**
     * Keys of the rules that an event of the last call matched.
     *
     * @param index from 0, counted from the first event of that call
     */
    Set<String> found(int index);

    /** Keys of the rules it cannot express at all. */
    Set<String> leftOut();

    /** What else of the rules it could not express; empty where it could everything. */
    String shortcomings();

    @Override
    void close();
}
