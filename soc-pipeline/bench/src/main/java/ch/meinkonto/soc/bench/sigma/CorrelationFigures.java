package ch.meinkonto.soc.bench.sigma;

import java.util.List;
import java.util.Set;

import ch.meinkonto.soc.bench.correlation.EsperWindow;
import ch.meinkonto.soc.bench.correlation.Hits;
import ch.meinkonto.soc.bench.correlation.Scenario;
import ch.meinkonto.soc.bench.measure.CpuClock;
import ch.meinkonto.soc.bench.measure.Heap;
import ch.meinkonto.soc.bench.measure.Median;
import ch.meinkonto.soc.bench.report.Disagreement;
import ch.meinkonto.soc.bench.report.Figure;
import ch.meinkonto.soc.sigma.correlate.Correlator;
import ch.meinkonto.soc.sigma.correlate.Limits;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** Correlations fed with matches, without decoding and matching: events per second, and memory per group. */
final class CorrelationFigures {
    private static final List<Integer> DISTINCT = List.of(10, 100, 1_000, 10_000);
    private static final double NANOSECONDS = 1e9;
    private static final int WINDOW = 40_000;
    private static final int MOST_OCCURRENCES = 20_000;
    private static final int MOST_GROUPS = 50_000;
    private static final double RSIGMA_BYTES = 327;

    private final Run run;
    private final int batch;

    CorrelationFigures(Run run) {
        this.run = run;
        this.batch = run.quick() ? 10_000 : 50_000;
    }

    void measure() {
        measure(Scenario.eventCount());
        double few = measure(Scenario.valueCount(DISTINCT.getFirst()));
        double many = few;
        for (int values : DISTINCT.subList(run.quick() ? DISTINCT.size() - 1 : 1, DISTINCT.size())) {
            many = measure(Scenario.valueCount(values));
        }
        run.report().figure(Figure.alone("sigma.correlation.value_count.growth", "times", many / few,
                "time per event with " + DISTINCT.getLast() + " distinct values in the window over that with "
                        + DISTINCT.getFirst()));
        measure(Scenario.temporal());
        groups(run.quick() ? 100_000 : 1_000_000);
    }

    /** Returns our nanoseconds per event. */
    private double measure(Scenario scenario) {
        String name = "sigma.correlation." + scenario.name();
        run.report().progress(name);
        RuleSet rules = scenario.rules();
        Hits hits = new Hits(scenario, rules);
        Correlator correlator = new Correlator(rules,
                new Limits(Limits.defaults().lateness(), MOST_GROUPS, MOST_OCCURRENCES, Set.of()));
        try (EsperWindow esper = new EsperWindow(scenario)) {
            long changes = 0;
            long warm = 0;
            for (int fed = 0; fed < WINDOW || warm < run.effort().warmUp().toNanos(); fed += batch) {
                List<Hits.Hit> batchOfHits = hits.batch(batch);
                long start = CpuClock.now();
                changes += feed(correlator, batchOfHits);
                feed(esper, batchOfHits);
                warm += (CpuClock.now() - start) / 2;
            }
            double[] mine = new double[run.effort().rounds()];
            double[] theirs = new double[mine.length];
            for (int round = 0; round < mine.length; round++) {
                List<Hits.Hit> batchOfHits = hits.batch(batch);
                long start = CpuClock.now();
                changes += feed(correlator, batchOfHits);
                long between = CpuClock.now();
                feed(esper, batchOfHits);
                mine[round] = (double) (between - start) / batch;
                theirs[round] = (double) (CpuClock.now() - between) / batch;
            }
            if (changes != 0 || esper.fired() != 0) {
                throw new Disagreement(name + ": the threshold is never reached, yet ours fired " + changes
                        + " times and Esper " + esper.fired() + " times.");
            }
            run.report().figure(new Figure(name, "events/s", NANOSECONDS / Median.of(mine),
                    NANOSECONDS / Median.of(theirs), EsperWindow.NAME,
                    "in order, windows of 5 min full, threshold never reached; Esper's way does not bear late events"));
            return Median.of(mine);
        }
    }

    private static long feed(Correlator correlator, List<Hits.Hit> hits) {
        long changes = 0;
        for (Hits.Hit hit : hits) {
            changes += correlator.accept(hit.event(), hit.satisfied()).size();
        }
        return changes;
    }

    private static void feed(EsperWindow esper, List<Hits.Hit> hits) {
        for (Hits.Hit hit : hits) {
            esper.accept(hit.row());
        }
    }

    /** One match in each of very many groups. */
    private void groups(int count) {
        run.report().progress("sigma.correlation.groups: " + count);
        Scenario base = Scenario.eventCount();
        RuleSet rules = base.rules();
        ManyGroups many = new ManyGroups(rules);
        Correlator correlator = new Correlator(rules,
                new Limits(Limits.defaults().lateness(), count, MOST_OCCURRENCES, Set.of()));
        long before = Heap.used();
        for (int group = 0; group < count; group++) {
            correlator.accept(many.event(group), many.satisfied());
        }
        long bytes = Heap.used() - before;
        long kept = correlator.counters().groups();
        if (kept != count) {
            throw new Disagreement("Of " + count + " groups only " + kept + " were kept.");
        }
        run.report().figure(new Figure("sigma.correlation.group.bytes", "bytes", (double) bytes / count, RSIGMA_BYTES,
                "RSigma 0.18 (published)", "heap per group of one match, " + count + " groups"));
    }
}
