package ch.meinkonto.soc.bench.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.meinkonto.soc.bench.provider.Provider;
import ch.meinkonto.soc.bench.provider.ProviderStand;
import ch.meinkonto.soc.bench.report.Report;
import ch.meinkonto.soc.bench.visit.Load;

/** Servers that do the same, in turns, so that whatever else the machine does falls on all of them. */
final class Contest {
    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final Duration IDLE = Duration.ofMillis(25);
    private static final int MOST_GLANCES = 40;
    private static final int SLICES_OF_PATIENCE = 3;
    private static final double STILL_FASTER = 1.03;

    private final ProviderStand stand;
    private final Effort effort;
    private final Report report;
    private final int workers;
    private final Map<Provider, Load.Task> tasks = new LinkedHashMap<>();

    /**
     * @param workers how many requests are under way at once
     */
    Contest(ProviderStand stand, Effort effort, Report report, int workers) {
        this.stand = stand;
        this.effort = effort;
        this.report = report;
        this.workers = workers;
    }

    /** One more server, and what its clients do. */
    Contest with(Provider provider, Load.Task task) {
        tasks.put(provider, task);
        return this;
    }

    /**
     * Warms all up, then gives each its turns.
     *
     * @param what is done, for the progress
     * @param between done after each round, with nothing else going on
     */
    Map<Provider, List<Turn>> run(String what, Runnable between) throws IOException, InterruptedException {
        Map<Provider, List<Turn>> turns = new LinkedHashMap<>();
        for (Provider provider : tasks.keySet()) {
            report.progress(what + ": warming up " + provider.name());
            warmUp(provider);
            turns.put(provider, new ArrayList<>());
        }
        for (int round = 1; round <= effort.rounds(); round++) {
            report.progress(what + ": round " + round + " of " + effort.rounds());
            for (Map.Entry<Provider, List<Turn>> entry : turns.entrySet()) {
                entry.getValue().add(turn(entry.getKey(), effort.window(), workers));
            }
            between.run();
        }
        return turns;
    }

    /**
     * First as many at once as there are processors: a server that has compiled nothing yet may otherwise refuse, as it should,
     * who would wait too long. Then until a request has not become cheaper for some slices, within limits: Java compiles
     * what is used often, in the background and in waves, and a single slice may be unlucky.
     */
    private void warmUp(Provider provider) throws IOException, InterruptedException {
        long shortest = System.nanoTime() + effort.warmUp().toNanos();
        long longest = System.nanoTime() + effort.longestWarmUp().toNanos();
        turn(provider, effort.window(), Math.min(workers, Runtime.getRuntime().availableProcessors()));
        double best = 0;
        int sinceFaster = 0;
        while (System.nanoTime() - shortest < 0
                || sinceFaster < SLICES_OF_PATIENCE && System.nanoTime() - longest < 0) {
            double now = turn(provider, effort.window(), workers).perCore();
            sinceFaster = now > best * STILL_FASTER ? 0 : sinceFaster + 1;
            best = Math.max(best, now);
        }
    }

    private Turn turn(Provider provider, Duration time, int atOnce) throws IOException, InterruptedException {
        Load.Task task = tasks.get(provider);
        if (task == null) {
            throw new IllegalArgumentException(provider.name() + " has nothing to do");
        }
        Duration server = provider.process().cpu();
        Duration database = stand.databaseCpu();
        Load.Outcome outcome = Load.run(atOnce, time, task);
        awaitQuiet(provider);
        return new Turn(outcome, provider.process().cpu().minus(server), stand.databaseCpu().minus(database));
    }

    /** What a server puts off until later is part of its work, and must not fall into the other's turn. */
    private void awaitQuiet(Provider provider) throws InterruptedException {
        Duration before = provider.process().cpu();
        for (int glance = 0; glance < MOST_GLANCES; glance++) {
            Thread.sleep(GLANCE);
            Duration now = provider.process().cpu();
            if (now.minus(before).compareTo(IDLE) <= 0) {
                return;
            }
            before = now;
        }
    }
}
