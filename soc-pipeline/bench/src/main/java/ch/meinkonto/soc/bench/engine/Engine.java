package ch.meinkonto.soc.bench.engine;

import java.util.Set;

/** An engine with its rules loaded, fed with one line of JSON at a time by one thread. */
public interface Engine extends AutoCloseable {
    /** What it is, with its version. */
    String name();

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

    /** What of the rules it could not express; empty where it could everything. */
    String shortcomings();

    @Override
    void close();
}
