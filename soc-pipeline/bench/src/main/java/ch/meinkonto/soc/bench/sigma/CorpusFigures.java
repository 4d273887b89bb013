package ch.meinkonto.soc.bench.sigma;

import java.io.IOException;
import java.util.List;

import ch.meinkonto.soc.bench.engine.LuceneEngine;
import ch.meinkonto.soc.bench.engine.LuceneQueries;
import ch.meinkonto.soc.bench.engine.NaiveEngine;
import ch.meinkonto.soc.bench.engine.OurEngine;
import ch.meinkonto.soc.bench.lane.Lanes;
import ch.meinkonto.soc.bench.measure.Speed;

/** All rules over each lane, with and without routing by log source. */
final class CorpusFigures {
    private static final List<Lanes> FIRST_LOOK = List.of(Lanes.PORTAL, Lanes.STRUCTURED, Lanes.SYSLOG);
    private static final String RSIGMA = "RSigma 0.18 (published)";

    private final Run run;

    CorpusFigures(Run run) {
        this.run = run;
    }

    void measure() throws IOException {
        LuceneQueries queries = new LuceneQueries();
        measure(queries, true);
        if (!run.quick()) {
            measure(queries, false);
        }
    }

    private void measure(LuceneQueries queries, boolean routed) throws IOException {
        run.report().progress("registering " + run.rules().size() + " rules with Lucene Monitor");
        try (LuceneEngine lucene = new LuceneEngine(queries, run.rules(), routed);
                OurEngine ours = new OurEngine(run.rules(), routed);
                NaiveEngine naive = new NaiveEngine(run.rules(), routed)) {
            for (Lanes lane : run.quick() ? FIRST_LOOK : List.of(Lanes.values())) {
                SideBySide sideBySide = new SideBySide(run, lane.of(Lanes.USUAL_EVENTS),
                        "sigma.corpus." + lane.word() + (routed ? ".routed" : ".unrouted"));
                Speed mine = sideBySide.measure(ours, naive, List.of(lucene));
                double published = published(lane, routed);
                if (published > 0) {
                    sideBySide.published(mine, published, RSIGMA);
                }
            }
        }
    }

    /**
     * Events per second that RSigma's BENCHMARKS.md of 2026-07-28 gives for one core of an Apple M4 Pro and 3,132 rules;
     * 0 where it has no lane of the kind.
     */
    private static double published(Lanes lane, boolean routed) {
        return switch (lane) {
            case STRUCTURED -> routed ? 29_800 : 19_358;
            case FILES -> routed ? 45_481 : 26_836;
            case RAW -> routed ? 98_836 : 33_884;
            case SYSLOG -> routed ? 106_241 : 66_434;
            case PORTAL, QUIET -> 0;
        };
    }
}
