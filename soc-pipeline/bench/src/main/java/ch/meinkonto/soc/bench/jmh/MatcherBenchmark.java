package ch.meinkonto.soc.bench.jmh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import ch.meinkonto.soc.bench.engine.OurEngine;
import ch.meinkonto.soc.bench.lane.Lane;
import ch.meinkonto.soc.bench.lane.Lanes;
import ch.meinkonto.soc.bench.rules.Rules;
import ch.meinkonto.soc.bench.rules.SyntheticRules;
import ch.meinkonto.soc.sigma.rule.DetectionRule;

/** One line of a lane through decoding and matching. Rules come from {@code SIGMAHQ_RULES}, else they are made up. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
public class MatcherBenchmark {
    private static final int MADE_UP = 3_000;

    /** Name of the lane. */
    @Param({"PORTAL", "STRUCTURED", "FILES", "RAW", "SYSLOG", "QUIET"})
    public Lanes lane = Lanes.PORTAL;

    /** Whether only the rules that fit a portal are loaded. */
    @Param({"false"})
    public boolean portalRulesOnly;

    /** Whether a rule only sees events of its log source. */
    @Param({"true"})
    public boolean routed = true;

    private Lane events = Lanes.PORTAL.of(1);
    private OurEngine engine = new OurEngine(List.of(), true);
    private int next;

    /** Loads the rules and makes the events. */
    @Setup
    public void load() throws IOException {
        String folder = System.getenv().getOrDefault("SIGMAHQ_RULES", "");
        List<DetectionRule> rules = Rules.detections(
                folder.isEmpty() ? SyntheticRules.files(MADE_UP) : Rules.filesBelow(Path.of(folder)));
        engine = new OurEngine(portalRulesOnly ? Rules.forPortal(rules) : rules, routed);
        events = lane.of(Lanes.USUAL_EVENTS);
    }

    /** The next line of the lane. */
    @Benchmark
    public int line() {
        next = next + 1 == events.events() ? 0 : next + 1;
        return engine.match(events, next, 1);
    }
}
