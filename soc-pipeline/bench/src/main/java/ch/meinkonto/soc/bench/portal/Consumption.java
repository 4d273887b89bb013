package ch.meinkonto.soc.bench.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Processor time by process since each began.
 *
 * @param cpu by name; of PostgreSQL all its processes that live now
 */
record Consumption(Map<String, Duration> cpu) {
    private static final String PROPORTIONAL = "Pss:";
    private static final long KILOBYTES = 1_024;

    /** As the kernel counts it now. */
    static Consumption now(PortalStand stand) {
        Map<String, Duration> cpu = new LinkedHashMap<>();
        stand.processes().forEach((name, processes) -> cpu.put(name, processes.stream()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus)));
        return new Consumption(cpu);
    }

    /** What was used since then, by name. */
    Map<String, Duration> since(Consumption before) {
        Map<String, Duration> used = new LinkedHashMap<>();
        cpu.forEach((name, now) -> used.put(name, now.minus(before.cpu.getOrDefault(name, Duration.ZERO))));
        return used;
    }

    /** What all together have used. */
    Duration total() {
        return cpu.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** Memory of processes in MiB, what several share divided among them; 0 where the system does not say. */
    static long memory(List<ProcessHandle> processes) {
        return processes.stream().mapToLong(Consumption::memory).sum() / KILOBYTES;
    }

    private static long memory(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))
                    .stream()
                    .filter(line -> line.startsWith(PROPORTIONAL))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException unknown) {
            return 0;
        }
    }
}
