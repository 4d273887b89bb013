package ch.meinkonto.soc.bench.sigma;

import java.util.ArrayList;
import java.util.List;

import ch.meinkonto.soc.bench.engine.NaiveEngine;
import ch.meinkonto.soc.bench.engine.OurEngine;
import ch.meinkonto.soc.bench.lane.Lane;
import ch.meinkonto.soc.bench.lane.Lanes;
import ch.meinkonto.soc.bench.measure.Agreement;
import ch.meinkonto.soc.bench.measure.Contest;
import ch.meinkonto.soc.bench.measure.Speed;
import ch.meinkonto.soc.bench.report.Figure;
import ch.meinkonto.soc.bench.rules.Rules;
import ch.meinkonto.soc.bench.rules.SyntheticRules;

/** How the cost of an event that matches nothing grows with the number of rules. */
final class ScalingFigures {
    private static final List<Integer> COUNTS = List.of(100, 1_000, 10_000);

    private final Run run;

    ScalingFigures(Run run) {
        this.run = run;
    }

    void measure() {
        measure(false, "sigma.scaling.unrouted");
        if (!run.quick()) {
            measure(true, "sigma.scaling.routed");
        }
    }

    /** All sizes in one contest: what slows the machine down slows all of them down. */
    private void measure(boolean routed, String name) {
        run.report().progress(name);
        Lane lane = Lanes.QUIET.of(Lanes.USUAL_EVENTS);
        List<OurEngine> ours = new ArrayList<>();
        List<NaiveEngine> naive = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int count : COUNTS) {
            var rules = Rules.detections(SyntheticRules.files(count));
            ours.add(new OurEngine(rules, routed));
            naive.add(new NaiveEngine(rules, routed));
            Agreement agreement = Agreement.required(lane, ours.getLast(), naive.getLast(),
                    run.effort().agreement().dividedBy(2));
            notes.add(agreement.matches() + " matches in the first " + agreement.events() + " events, both alike");
        }
        Contest contest = new Contest(lane, run.effort());
        List<Speed> mine = contest.run(ours);
        List<Speed> theirs = contest.run(naive);
        for (int index = 0; index < COUNTS.size(); index++) {
            run.report()
                    .figure(new Figure(name + "." + COUNTS.get(index), "events/s", mine.get(index).eventsPerSecond(),
                            theirs.get(index).eventsPerSecond(), "naive", notes.get(index)));
        }
        run.report().figure(new Figure(name + ".growth", "times", growth(mine), growth(theirs), "naive",
                "time per event with " + COUNTS.getLast() + " rules over that with " + COUNTS.getFirst()));
    }

    private static double growth(List<Speed> speeds) {
        return speeds.getLast().nanosecondsPerEvent() / speeds.getFirst().nanosecondsPerEvent();
    }
}
