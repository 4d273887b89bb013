package ch.meinkonto.soc.bench.pipeline;

import ch.meinkonto.soc.bench.report.Figure;
import ch.meinkonto.soc.bench.stand.ProcessMemory;

/** What the engine takes of the machine. */
final class Machine {
    private Machine() {}

    /** What the engine takes of memory in a phase. */
    static void memory(Run run, String phase, long engine) {
        ProcessMemory.of(engine)
                .ifPresent(memory -> run.report()
                        .figure(Figure.alone("pipeline." + phase + ".engine-rss", "MiB", memory.highest(),
                                "highest resident set of the engine's process; " + memory.resident()
                                        + " at the end of the phase")));
    }
}
