package ch.meinkonto.soc.bench.stand;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import ch.meinkonto.soc.bench.report.Figure;

/** On what is measured. */
public final class ThisMachine {
    private static final long MEBIBYTE = 1 << 20;

    private ThisMachine() {}

    /**
     * How many processors, and in the note everything else that matters.
     *
     * @param benchmark name of the one that measures
     */
    public static Figure figure(String benchmark) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        String note = String.format(Locale.ROOT, "%s, %d MiB, %s %s, Java %s (%s), load before %.1f", processor(),
                system.getTotalMemorySize() / MEBIBYTE, system.getName(), system.getVersion(),
                System.getProperty("java.runtime.version"), System.getProperty("java.vendor"),
                system.getSystemLoadAverage());
        return Figure.alone(benchmark + ".machine", "processors", system.getAvailableProcessors(), note);
    }

    /** How many processes want a processor, on average over the last minute. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
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
}
