package ch.meinkonto.soc.bench.jmh;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import ch.meinkonto.soc.bench.correlation.Hits;
import ch.meinkonto.soc.bench.correlation.Scenario;
import ch.meinkonto.soc.sigma.correlate.Correlator;
import ch.meinkonto.soc.sigma.correlate.Limits;
import ch.meinkonto.soc.sigma.rule.RuleSet;

/** One match through a correlation whose window is full and whose threshold is never reached. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
public class CorrelatorBenchmark {
    private static final int BATCH = 10_000;
    private static final int MOST_GROUPS = 50_000;
    private static final int MOST_OCCURRENCES = 20_000;

    /** {@code event_count}, {@code temporal}, or the number of distinct values of a {@code value_count}. */
    @Param({"event_count", "temporal", "10", "10000"})
    public String scenario = "event_count";

    private Correlator correlator = new Correlator(Scenario.eventCount().rules(), Limits.defaults());
    private Hits hits = new Hits(Scenario.eventCount(), Scenario.eventCount().rules());
    private List<Hits.Hit> batch = List.of();

    /** Begins anew. */
    @Setup
    public void begin() {
        Scenario chosen = switch (scenario) {
            case "event_count" -> Scenario.eventCount();
            case "temporal" -> Scenario.temporal();
            default -> Scenario.valueCount(Integer.parseInt(scenario));
        };
        RuleSet rules = chosen.rules();
        hits = new Hits(chosen, rules);
        correlator = new Correlator(rules,
                new Limits(Limits.defaults().lateness(), MOST_GROUPS, MOST_OCCURRENCES, Set.of()));
    }

    /** Makes the next matches; JMH does not time this. */
    @Setup(Level.Invocation)
    public void next() {
        batch = hits.batch(BATCH);
    }

    /** Ten thousand matches; the time is told per match. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long matches() {
        long changes = 0;
        for (Hits.Hit hit : batch) {
            changes += correlator.accept(hit.event(), hit.satisfied()).size();
        }
        return changes;
    }
}
