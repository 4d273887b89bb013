package ch.meinkonto.soc.bench.report;

import java.io.IOException;

/** One benchmark of the command {@code bench}. */
public interface Benchmark {
    /** By which the command line names it: one lower-case word. */
    String name();

    /** What it measures, in one line. */
    String summary();

    /**
     * Measures and tells every figure as soon as it is known.
     *
     * @throws Disagreement if engines that must find the same do not: then no figure counts
     * @throws IOException if what it reads cannot be read
     */
    void run(Options options, Report report) throws IOException, InterruptedException;
}
