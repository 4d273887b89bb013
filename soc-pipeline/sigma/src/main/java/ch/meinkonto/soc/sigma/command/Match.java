package ch.meinkonto.soc.sigma.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import ch.meinkonto.soc.sigma.correlate.Change;
import ch.meinkonto.soc.sigma.match.LineMatcher;
import ch.meinkonto.soc.sigma.match.Matcher;
import ch.meinkonto.soc.sigma.print.JsonText;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Rule;

/**
 * {@code match}: evaluates rules, and correlations where there are any, over a file with one JSON object per line, or over the
 * standard input. The log source of an event is what its fields {@code category}, {@code product} and {@code service} below
 * {@code logsource} say. A correlation is told at the line that made it true and, where a later line shows that it was not, told
 * again as withdrawn. Lines are read, matched and forgotten one by one; one that is no event is told and passed over.
 */
final class Match {
    private static final double NANOSECONDS = 1e9;
    private static final int FLUSH_AT = 1 << 16;
    private static final int MOST_TOLD = 10;

    private final CommandLine.Loaded loaded;
    private final boolean routing;
    private final boolean json;
    private final PrintStream out;
    private final PrintStream err;
    private final Correlations correlations;
    private final Map<Rule, String> endings = new IdentityHashMap<>();
    private final Map<Rule, String> withdrawals = new IdentityHashMap<>();
    private final StringBuilder printed = new StringBuilder();
    private long events;
    private long matches;
    private long refused;
    private long last;

    Match(CommandLine.Loaded loaded, Arguments arguments, PrintStream out, PrintStream err) {
        this.loaded = loaded;
        this.correlations = new Correlations(loaded.rules(), arguments.lateness(), arguments.value("--time"));
        this.routing = !arguments.has("--no-routing");
        this.json = arguments.has("--json");
        this.out = out;
        this.err = err;
    }

    /** Reads the file, or the standard input where it is called {@code -}. */
    int run(String file) throws IOException {
        int rejected = loaded.rules().rejections().size();
        if (rejected > 0) {
            err.println(rejected + " rules are not in force; sigma check says why");
        }
        long size = file.equals("-") ? 0 : Files.size(Path.of(file));
        long start = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try (InputStream stream = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            read(new EventLines(stream), new Progress(err, size));
        }
        long cpuTime = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
        flush();
        sumUp((System.nanoTime() - start) / NANOSECONDS, cpuTime / NANOSECONDS);
        return refused == 0 ? CommandLine.FINE : CommandLine.REFUSED;
    }

    private void read(EventLines lines, Progress progress) throws IOException {
        LineMatcher matcher = new LineMatcher(Matcher.of(loaded.rules().detections()), routing);
        for (long line = 0; lines.advance(); line++) {
            if (lines.isTooLong()) {
                refuse(line, "longer than " + EventLines.LONGEST + " bytes");
            } else if (!lines.isBlank()) {
                match(matcher, lines, line);
            }
            progress.at(line + 1, lines.bytes());
            last = line;
        }
        tell(last, correlations.end());
        progress.end();
    }

    private void match(LineMatcher matcher, EventLines lines, long line) {
        try {
            List<DetectionRule> found = matcher.match(lines.buffer(), lines.from(), lines.to());
            events++;
            for (DetectionRule rule : found) {
                if (loaded.rules().raises(rule)) {
                    tell(line, rule);
                }
            }
            if (!correlations.isEmpty()) {
                String text = new String(lines.buffer(), lines.from(), lines.to() - lines.from(),
                        StandardCharsets.UTF_8);
                tell(line, correlations.accept(line, text, found));
            }
        } catch (IllegalArgumentException noEvent) {
            refuse(line, String.valueOf(noEvent.getMessage()));
        }
    }

    private void refuse(long line, String reason) {
        refused++;
        if (refused <= MOST_TOLD) {
            err.println("line " + (line + 1) + " is no event: " + reason);
        }
    }

    private void tell(long line, List<Change> changes) {
        for (Change change : changes) {
            switch (change) {
                case Change.Raised raised -> tell(line, raised.finding().rule());
                case Change.Withdrawn withdrawn -> {
                    matches--;
                    print(line, withdrawals.computeIfAbsent(withdrawn.finding().rule(), this::withdrawal));
                }
                case Change.Grown grown -> {
                    // Told when it was raised.
                }
                case Change.Moved moved -> {
                    // The same finding, known from an earlier event on.
                }
            }
        }
    }

    private void tell(long line, Rule rule) {
        matches++;
        print(line, endings.computeIfAbsent(rule, this::ending));
    }

    private String ending(Rule rule) {
        return json
                ? ",\"rule\":" + JsonText.of(rule.key()) + "}\n"
                : " " + rule.key() + " " + rule.header().title() + "\n";
    }

    private String withdrawal(Rule rule) {
        return json
                ? ",\"withdrawn\":" + JsonText.of(rule.key()) + "}\n"
                : " " + rule.key() + " withdrawn: " + rule.header().title() + "\n";
    }

    private void print(long line, String ending) {
        printed.append(json ? "{\"event\":" : "").append(line).append(ending);
        if (printed.length() > FLUSH_AT) {
            flush();
        }
    }

    private void flush() {
        byte[] bytes = printed.toString().getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
        printed.setLength(0);
    }

    private void sumUp(double seconds, double cpuSeconds) {
        long rate = Math.round(events / Math.max(seconds, 1e-9));
        if (correlations.undated() > 0) {
            err.println(correlations.undated() + " events that a correlation asks for do not say when they happened:"
                    + " name the field with --time");
        }
        if (refused > MOST_TOLD) {
            err.println(refused + " lines are no events; the first " + MOST_TOLD + " are named above");
        }
        out.println(json
                ? String.format(Locale.ROOT,
                        "{\"events\":%d,\"matches\":%d,\"seconds\":%.3f,\"eventsPerSecond\":%d,\"cpuSeconds\":%.3f}",
                        events, matches, seconds, rate, cpuSeconds)
                : events + " events, " + matches + " matches, " + rate + " events/s");
    }
}
