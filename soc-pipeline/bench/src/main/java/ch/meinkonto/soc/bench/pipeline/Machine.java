package ch.meinkonto.soc.bench.pipeline;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import ch.meinkonto.soc.bench.report.Figure;
import ch.meinkonto.soc.bench.stand.ProcessMemory;

/** On what is measured. */
final class Machine {
    private static final long MEBIBYTE = 1 << 20;

    private Machine() {}

    /** How many processors, and in the note everything else that matters. */
    static Figure figure() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        String note = String.format(Locale.ROOT, "%s, %d MiB, %s %s, Java %s (%s), load before %.1f", processor(),
                system.getTotalMemorySize() / MEBIBYTE, system.getName(), system.getVersion(),
                System.getProperty("java.runtime.version"), System.getProperty("java.vendor"),
                system.getSystemLoadAverage());
        return Figure.alone("pipeline.machine", "processors", system.getAvailableProcessors(), note);
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo"))
                    .stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException elsewhere) {
            return System.getProperty("os.arch");
        }
    }

    /** What the engine takes of memory in a phase. */
    static void memory(Run run, String phase, long engine) {
        ProcessMemory.of(engine)
                .ifPresent(memory -> run.report()
                        .figure(Figure.alone("pipeline." + phase + ".engine-rss", "MiB", memory.highest(),
                                "highest resident set of the engine's process; " + memory.resident()
                                        + " at the end of the phase")));
    }
}
