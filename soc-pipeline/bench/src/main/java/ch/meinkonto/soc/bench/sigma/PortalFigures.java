package ch.meinkonto.soc.bench.sigma;

import java.io.IOException;
import java.util.List;

import ch.meinkonto.soc.bench.engine.EsperEngine;
import ch.meinkonto.soc.bench.engine.EventRulerEngine;
import ch.meinkonto.soc.bench.engine.LuceneEngine;
import ch.meinkonto.soc.bench.engine.LuceneQueries;
import ch.meinkonto.soc.bench.engine.NaiveEngine;
import ch.meinkonto.soc.bench.engine.OurEngine;
import ch.meinkonto.soc.bench.lane.Lane;
import ch.meinkonto.soc.bench.lane.Lanes;
import ch.meinkonto.soc.bench.measure.CpuClock;
import ch.meinkonto.soc.bench.report.Figure;
import ch.meinkonto.soc.bench.rules.Rules;
import ch.meinkonto.soc.sigma.rule.DetectionRule;

/** The rules that fit a portal over the portal's lane, beside every peer. Unrouted: all rules are asked. */
final class PortalFigures {
    private static final double MILLISECOND = 1e6;

    private final Run run;

    PortalFigures(Run run) {
        this.run = run;
    }

    void measure() throws IOException {
        List<DetectionRule> rules = Rules.forPortal(run.rules());
        run.report().figure(Figure.alone("sigma.portal.rules", "rules", rules.size(), "that fit a portal"));
        if (rules.isEmpty()) {
            return;
        }
        run.report().progress("compiling " + rules.size() + " rules with Esper");
        Lane lane = Lanes.PORTAL.of(Lanes.USUAL_EVENTS);
        long before = CpuClock.now();
        OurEngine mine = new OurEngine(rules, false);
        long compiled = CpuClock.now();
        try (OurEngine ours = mine;
                EsperEngine esper = new EsperEngine("portal", rules, false);
                EventRulerEngine eventRuler = new EventRulerEngine(rules, false);
                LuceneEngine lucene = new LuceneEngine(new LuceneQueries(), rules, false);
                NaiveEngine naive = new NaiveEngine(rules, false)) {
            run.report().figure(Figure.alone("sigma.portal.compile", "ms", (compiled - before) / MILLISECOND,
                    "CPU time, warm, from parsed rules"));
            new SideBySide(run, lane, "sigma.portal").measure(ours, naive, List.of(lucene, eventRuler, esper));
        }
    }
}
