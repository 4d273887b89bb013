package ch.meinkonto.soc.bench.report;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Tells figures as they come, and how far the measuring has got. */
public final class Report {
    private static final double NANOSECONDS = 1e9;

    private final boolean json;
    private final PrintStream out;
    private final PrintStream err;
    private final LongSupplier nanoseconds;
    private final long start;

    /**
     * A report.
     *
     * @param json whether figures are JSON lines
     * @param out for figures
     * @param err for progress
     * @param nanoseconds a clock that only goes forward
     */
    public Report(boolean json, PrintStream out, PrintStream err, LongSupplier nanoseconds) {
        this.json = json;
        this.out = out;
        this.err = err;
        this.nanoseconds = nanoseconds;
        this.start = nanoseconds.getAsLong();
    }

    /** Tells a figure. */
    public void figure(Figure figure) {
        out.println(json ? figure.json() : figure.row());
        out.flush();
    }

    /** Says what is being done now. */
    public void progress(String what) {
        err.println(String.format(Locale.ROOT, "%4.0f s  %s", (nanoseconds.getAsLong() - start) / NANOSECONDS, what));
    }
}
