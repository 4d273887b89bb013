package ch.meinkonto.soc.sigma.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.match.Matcher;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.LogSource;

/**
 * {@code match}: evaluates rules about single events over a file with one JSON object per line. The log source of an event is
 * what its fields {@code category}, {@code product} and {@code service} below {@code logsource} say.
 */
final class Match {
    private static final double NANOSECONDS = 1e9;

    private final CommandLine.Loaded loaded;
    private final boolean routing;
    private final boolean json;
    private final PrintStream out;

    Match(CommandLine.Loaded loaded, boolean routing, boolean json, PrintStream out) {
        this.loaded = loaded;
        this.routing = routing;
        this.json = json;
        this.out = out;
    }

    int run(Path file) throws IOException {
        Matcher matcher = Matcher.of(loaded.rules().detections());
        long events = 0;
        long matches = 0;
        long start = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        StringBuilder lines = new StringBuilder();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    for (DetectionRule rule : match(matcher, line, events)) {
                        matches++;
                        tell(events, rule, lines);
                    }
                }
                events++;
            }
        }
        double seconds = (System.nanoTime() - start) / NANOSECONDS;
        double cpuSeconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / NANOSECONDS;
        out.print(lines);
        long rate = Math.round(events / Math.max(seconds, 1e-9));
        out.println(json
                ? String.format(Locale.ROOT,
                        "{\"events\":%d,\"matches\":%d,\"seconds\":%.3f,\"eventsPerSecond\":%d,\"cpuSeconds\":%.3f}",
                        events,
                        matches, seconds, rate, cpuSeconds)
                : events + " events, " + matches + " matches, " + rate + " events/s");
        return CommandLine.FINE;
    }

    private List<DetectionRule> match(Matcher matcher, String line, long number) {
        Map<String, Object> fields = JsonText.object(line);
        Event event = Event.of(String.valueOf(number), Instant.EPOCH, source(fields), fields);
        return routing ? matcher.match(event) : matcher.matchUnrouted(event);
    }

    private void tell(long event, DetectionRule rule, StringBuilder lines) {
        lines.append(json
                ? "{\"event\":" + event + ",\"rule\":" + JsonText.quoted(rule.key()) + "}"
                : event + " " + rule.key() + " " + rule.header().title()).append('\n');
        if (lines.length() > 1 << 16) {
            out.print(lines);
            lines.setLength(0);
        }
    }

    private static LogSource source(Map<String, Object> fields) {
        Map<?, ?> named = fields.get("logsource") instanceof Map<?, ?> map ? map : Map.of();
        return new LogSource(named.get("category") instanceof String category ? category : null,
                named.get("product") instanceof String product ? product : null,
                named.get("service") instanceof String service ? service : null);
    }
}
