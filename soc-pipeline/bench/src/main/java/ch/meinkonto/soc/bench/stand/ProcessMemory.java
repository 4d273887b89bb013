package ch.meinkonto.soc.bench.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the kernel says a process has in memory.
 *
 * @param resident megabytes now, {@code VmRSS}
 * @param highest megabytes at most so far, {@code VmHWM}
 */
public record ProcessMemory(long resident, long highest) {
    private static final long KILOBYTES = 1_024;

    /** Of a process; empty where the system has no {@code /proc} or the process is gone. */
    public static Optional<ProcessMemory> of(long pid) {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
            return Optional.of(new ProcessMemory(megabytes(lines, "VmRSS:"), megabytes(lines, "VmHWM:")));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private static long megabytes(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D+", ""))
                .mapToLong(kilobytes -> Long.parseLong(kilobytes) / KILOBYTES)
                .findFirst()
                .orElse(0);
    }
}
