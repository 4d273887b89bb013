package ch.meinkonto.soc.sigma.command;

import java.io.PrintStream;
import java.time.Duration;

/** Says now and then how far a long file has been read; a short one ends before the first word. */
final class Progress {
    private static final long BETWEEN = Duration.ofSeconds(2).toNanos();
    private static final int LINES_BETWEEN_LOOKS = 4_096;
    private static final int PERCENT = 100;

    private final PrintStream err;
    private final long size;
    private long next = System.nanoTime() + BETWEEN;
    private boolean told;

    /**
     * @param size bytes to come, 0 where that is not known
     */
    Progress(PrintStream err, long size) {
        this.err = err;
        this.size = size;
    }

    void at(long lines, long bytes) {
        if (lines % LINES_BETWEEN_LOOKS == 0 && System.nanoTime() - next >= 0) {
            next = System.nanoTime() + BETWEEN;
            told = true;
            err.print("\r" + lines + " lines"
                    + (size > 0 ? ", " + Math.min(PERCENT, bytes * PERCENT / size) + " %" : ""));
        }
    }

    void end() {
        if (told) {
            err.println();
        }
    }
}
