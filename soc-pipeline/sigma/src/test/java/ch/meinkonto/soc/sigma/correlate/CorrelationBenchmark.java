package ch.meinkonto.soc.sigma.correlate;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongFunction;

import ch.meinkonto.soc.sigma.match.Event;
import ch.meinkonto.soc.sigma.parse.RuleParser;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.LogSource;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/**
 * How fast correlations are, on one thread. Not a test: to be run by hand, with the compiler for servers and without anything else
 * on the machine. Events are made in batches outside of what is measured; time is that of the thread on the processor.
 */
public final class CorrelationBenchmark {
    private static final LogSource SOURCE = new LogSource(null, "meinkonto", "auth");
    private static final int BATCH = 50_000;
    private static final long NANOSECONDS = 1_000_000_000L;
    private static final String BASE = """
            title: A
            name: a
            logsource: {product: meinkonto}
            detection: {selection: {kind: a}, condition: selection}
            ---
            title: B
            name: b
            logsource: {product: meinkonto}
            detection: {selection: {kind: b}, condition: selection}
            ---
            title: Correlation
            name: correlation
            """;

    private static final String CHAINED = """
            correlation: {type: value_count, rules: [a], group-by: [user], timespan: 60s, condition: {field: value, gte: 10}}
            ---
            title: Outer
            name: outer
            correlation: {type: event_count, rules: [correlation], group-by: [value], timespan: 1h, condition: {gte: 1}}
            """;

    private CorrelationBenchmark() {}

    /**
     * Prints one line per case.
     *
     * @param arguments names of cases; all without any
     */
    public static void main(String[] arguments) {
        Set<String> wanted = Set.of(arguments);
        if (wanted.isEmpty() || wanted.contains("count")) {
            rate("event_count, 4,000 groups, never fires", count(600, 1_000_000), 3_000_000,
                    n -> spread(n, 4_000, 100_000));
            rate("event_count, 4,000 groups, always open", count(600, 10), 3_000_000, n -> spread(n, 4_000, 100_000));
            rate("event_count, 4,000 groups, 1 in 20 late", count(600, 1_000_000), 3_000_000,
                    n -> late(n, 4_000, 100_000));
            rate("event_count, 1 group, window of 10,000", count(10, 1_000_000), 2_000_000, n -> spread(n, 1, 1_000));
            rate("event_count, 1 group, window of 10,000, late", count(10, 1_000_000), 1_000_000,
                    n -> late(n, 1, 1_000));
        }
        if (wanted.isEmpty() || wanted.contains("values")) {
            for (int distinct : new int[]{10, 100, 1_000, 10_000}) {
                rate("value_count, 1 group, " + distinct + " distinct",
                        condition("value_count", "field: value, gte: 1000000"),
                        1_000_000, n -> valued(n, distinct));
            }
            rate("value_sum, window of 10,000", condition("value_sum", "field: value, gte: 1000000000"), 1_000_000,
                    n -> valued(n, 10_000));
            rate("value_median, window of 10,000", condition("value_median", "field: value, gte: 1000000000"), 500_000,
                    n -> event(n, n * (NANOSECONDS / 1_000), "user", String.valueOf(n * 7_919 % 10_007)));
            rate("value_count, 1 in 20 late", condition("value_count", "field: value, gte: 1000000"), 500_000,
                    n -> late(n, 1, 1_000));
        }
        if (wanted.isEmpty() || wanted.contains("temporal")) {
            rate("temporal, 4,000 groups",
                    "correlation: {type: temporal, rules: [a, b], group-by: [user], timespan: 60s}",
                    2_000_000, n -> spread(n, 4_000, 100_000));
            rate("temporal_ordered, 4,000 groups",
                    "correlation: {type: temporal_ordered, rules: [b, a, b], group-by: [user], timespan: 60s}",
                    2_000_000,
                    n -> spread(n, 4_000, 100_000));
            rate("absence, 4,000 groups",
                    "x-correlation: {type: absence, rules: [a, b], group-by: [user], timespan: 60s}", 1_000_000,
                    n -> spread(n, 4_000, 100_000));
        }
        if (wanted.isEmpty() || wanted.contains("chain")) {
            rate("value_count that grows, within another", CHAINED, 100_000, n -> valued(n, 2_000));
        }
        if (wanted.isEmpty() || wanted.contains("memory")) {
            memory();
        }
    }

    private static String count(int seconds, int bound) {
        return "correlation: {type: event_count, rules: [a], group-by: [user], timespan: %ds, condition: {gte: %d}}"
                .formatted(seconds, bound);
    }

    private static String condition(String type, String condition) {
        return "correlation: {type: %s, rules: [a], group-by: [user], timespan: 10s, condition: {%s}}".formatted(type,
                condition);
    }

    private static Event event(long number, long time, String user, String value) {
        return Event.of("event-" + number, Instant.ofEpochSecond(1_700_000_000L, time), SOURCE,
                Map.of("kind", "a", "user", user, "value", value));
    }

    private static Event spread(long number, int groups, int perSecond) {
        long group = number * 2_654_435_761L % groups;
        return event(number, number * (NANOSECONDS / perSecond), "user-" + group, "1");
    }

    /** One in twenty comes one second late. */
    private static Event late(long number, int groups, int perSecond) {
        long time = number * (NANOSECONDS / perSecond) - (number % 20 == 7 ? NANOSECONDS : 0);
        return event(number, time, "user-" + number % groups, String.valueOf(number % 5_000));
    }

    private static Event valued(long number, int distinct) {
        return event(number, number * (NANOSECONDS / 1_000), "user", String.valueOf(number % distinct));
    }

    private static void rate(String name, String rule, int events, LongFunction<Event> event) {
        RuleSet rules = RuleParser.parse("bench.yml", BASE + rule);
        if (!rules.rejections().isEmpty()) {
            throw new IllegalStateException(rules.rejections().toString());
        }
        List<DetectionRule> satisfied = List.of(rules.detections().getFirst());
        double best = 0;
        long changes = 0;
        for (int round = 0; round < 3; round++) {
            Correlator correlator = new Correlator(rules,
                    new Limits(Duration.ofSeconds(2), 2_000_000, 10_000, Set.of()));
            long nanoseconds = 0;
            for (long from = 0; from < events; from += BATCH) {
                List<Event> batch = new ArrayList<>(BATCH);
                for (long number = from; number < from + BATCH; number++) {
                    batch.add(event.apply(number));
                }
                long start = cpu();
                for (Event each : batch) {
                    changes += correlator.accept(each, satisfied).size();
                }
                nanoseconds += cpu() - start;
            }
            best = Math.max(best, events * 1e9 / nanoseconds);
        }
        System.out.println(String.format(Locale.ROOT, "%-48s %,12.0f events/s  (%d changes)", name, best, changes));
    }

    private static void memory() {
        RuleSet rules = RuleParser.parse("bench.yml", BASE + count(600, 10));
        List<DetectionRule> satisfied = List.of(rules.detections().getFirst());
        Correlator correlator = new Correlator(rules, new Limits(Duration.ofMinutes(5), 2_000_000, 10_000, Set.of()));
        long before = heap();
        int keys = 1_000_000;
        Random random = new Random(1);
        for (int number = 0; number < keys; number++) {
            Event event = event(number, number, "user-" + random.nextLong(), "1");
            correlator.accept(event, satisfied);
        }
        long after = heap();
        System.out.println(String.format(Locale.ROOT, "%,d keys of one event each: %,d bytes per key, %d groups", keys,
                (after - before) / keys, correlator.counters().groups()));
    }

    private static long heap() {
        for (int round = 0; round < 3; round++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
