package ch.meinkonto.soc.bench.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ch.meinkonto.soc.bench.engine.Engine;
import ch.meinkonto.soc.bench.lane.Lane;

/** Lets engines go over the same lane in turn, so that what disturbs one disturbs the others as well. */
public final class Contest {
    private static final int FEWEST_EVENTS = 20;
    private static final double MICROSECOND = 1e3;
    private static final int MOST_BATCHES = 1 << 24;
    private static final double RARE = 0.99;

    private final Lane lane;
    private final Effort effort;

    /** A contest over one lane. */
    public Contest(Lane lane, Effort effort) {
        this.lane = lane;
        this.effort = effort;
    }

    /** Warms the engines up, measures them in turn and tells their speeds in the order of the engines. */
    public List<Speed> run(List<? extends Engine> engines) {
        int[] events = new int[engines.size()];
        double[][] rounds = new double[engines.size()][effort.rounds()];
        for (int engine = 0; engine < events.length; engine++) {
            events[engine] = warmUp(engines.get(engine));
        }
        for (int round = 0; round < effort.rounds(); round++) {
            for (int engine = 0; engine < events.length; engine++) {
                rounds[engine][round] = round(engines.get(engine), events[engine]);
            }
        }
        List<Speed> speeds = new ArrayList<>();
        for (int engine = 0; engine < events.length; engine++) {
            double[] sorted = rounds[engine].clone();
            Arrays.sort(sorted);
            speeds.add(new Speed(Median.of(sorted), sorted[sorted.length - 1] / sorted[0],
                    p99(engines.get(engine), events[engine]), events[engine]));
        }
        return speeds;
    }

    /** Runs until the warm-up is over and tells how many events a round should have. */
    private int warmUp(Engine engine) {
        long start = CpuClock.now();
        long end = start + effort.warmUp().toNanos();
        long half = start + effort.warmUp().toNanos() / 2;
        long done = 0;
        long doneAtHalf = 0;
        long timeAtHalf = start;
        int event = 0;
        for (long now = start; now < end || done < FEWEST_EVENTS; now = CpuClock.now()) {
            if (now < half) {
                doneAtHalf = done;
                timeAtHalf = now;
            }
            // The clock costs half a microsecond: ask it once per few events only.
            for (int left = FEWEST_EVENTS; left > 0; left -= engine.batch()) {
                engine.match(lane, event, engine.batch());
                event = after(event, engine);
                done += engine.batch();
            }
        }
        double perEvent = (double) (CpuClock.now() - timeAtHalf) / Math.max(1, done - doneAtHalf);
        long batches = Math.round(effort.round().toNanos() / perEvent / engine.batch());
        return engine.batch() * (int) Math.clamp(batches, Math.ceilDiv(FEWEST_EVENTS, engine.batch()), MOST_BATCHES);
    }

    private double round(Engine engine, int events) {
        int event = 0;
        long start = CpuClock.now();
        for (int left = events; left > 0; left -= engine.batch()) {
            engine.match(lane, event, engine.batch());
            event = after(event, engine);
        }
        return (double) (CpuClock.now() - start) / events;
    }

    private int after(int event, Engine engine) {
        int next = event + engine.batch();
        return next + engine.batch() > lane.events() ? 0 : next;
    }

    /** A round of its own, in which each event comes alone and is timed. */
    private double p99(Engine engine, int events) {
        long[] times = new long[Math.min(engine.batch() == 1 ? events : FEWEST_EVENTS, lane.events())];
        for (int event = 0; event < times.length; event++) {
            long start = System.nanoTime();
            engine.match(lane, event, 1);
            times[event] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[(int) Math.ceil(times.length * RARE) - 1] / MICROSECOND;
    }
}
