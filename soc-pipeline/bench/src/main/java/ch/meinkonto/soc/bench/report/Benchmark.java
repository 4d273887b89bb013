package ch.meinkonto.soc.bench.report;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** One benchmark of the command {@code bench}. */
public interface Benchmark {
    /** By which the command line names it: one lower-case word. */
    String name();

    /** What it measures, in one line. */
    String summary();

    /** Its parts, of which {@code --only} names one; none where it cannot be divided. */
    default List<String> parts() {
        return List.of();
    }

    /** Which options it knows beside {@code --quick} and {@code --json}; see {@link Options}. */
    Set<String> options();

    /**
     * Measures and tells every figure as soon as it is known.
     *
     * @throws Disagreement if engines that must find the same do not: then no figure counts
     * @throws IOException if what it reads cannot be read
     */
    void run(Options options, Report report) throws IOException, InterruptedException;
}
