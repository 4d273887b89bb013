package ch.meinkonto.soc.bench.portal;

import java.io.IOException;
import java.util.Locale;

import ch.meinkonto.soc.bench.report.Figure;
import ch.meinkonto.soc.bench.report.Findings;
import ch.meinkonto.soc.bench.report.Report;

/** Drives residents until the processor time of one no longer falls: Java's compilers have then done their work. */
final class WarmUp {
    private static final int RESIDENTS = 120;
    private static final int MOST_ROUNDS = 12;
    /** So many rounds in a row must bring next to nothing. */
    private static final int ENOUGH = 2;
    private static final double NEXT_TO_NOTHING = 0.03;
    private static final double MILLISECONDS = 1e3;

    private final Rounds rounds;
    private final Report report;
    private final Findings findings;

    WarmUp(Rounds rounds, Report report, Findings findings) {
        this.rounds = rounds;
        this.report = report;
        this.findings = findings;
    }

    /**
     * Returns when the servers get no faster, or after twelve rounds.
     *
     * @return processor seconds of one resident at best, of all but the driver
     */
    double run() throws IOException, InterruptedException {
        double first = 0;
        double best = Double.MAX_VALUE;
        int without = 0;
        int driven = 0;
        while (driven < MOST_ROUNDS && without < ENOUGH) {
            double cost = rounds.hurry(RESIDENTS);
            driven++;
            first = driven == 1 ? cost : first;
            report.progress(String.format(Locale.ROOT, "warming up, round %d of at most %d: %.0f ms of processor time "
                    + "for each of %d residents", driven, MOST_ROUNDS, cost * MILLISECONDS, RESIDENTS));
            without = cost < best * (1 - NEXT_TO_NOTHING) ? 0 : without + 1;
            best = Math.min(best, cost);
        }
        findings.add(Figure.alone("portal.warm-up", "ms", best * MILLISECONDS, String.format(Locale.ROOT,
                "processor time of one resident's evening at best, %.0f in the first of %d rounds; %s",
                first * MILLISECONDS, driven,
                without < ENOUGH ? "it was still falling" : "the last " + ENOUGH + " brought next to nothing")));
        return best;
    }
}
