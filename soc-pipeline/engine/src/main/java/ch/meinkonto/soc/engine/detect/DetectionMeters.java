package ch.meinkonto.soc.engine.detect;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.sigma.correlate.Counters;

/** What detection does, as figures: whether it keeps up matters as much as what it finds. */
final class DetectionMeters implements DetectionProgress {
    private static final String PREFIX = "meinkonto.detect.";

    /** What is told of each rule. */
    private static final Map<String, ToDoubleFunction<DetectionHealth.RuleHealth>> RULE = Map.of("matches",
            DetectionHealth.RuleHealth::matches, "groups", DetectionHealth.RuleHealth::groups, "evicted",
            DetectionHealth.RuleHealth::evicted, "late", DetectionHealth.RuleHealth::late, "ungrouped",
            DetectionHealth.RuleHealth::ungrouped, "last.fired",
            rule -> rule.lastFired() == null ? 0 : rule.lastFired().getEpochSecond(), "nanoseconds",
            rule -> rule.nanoseconds() == null ? 0 : rule.nanoseconds());

    private final MeterRegistry registry;
    private final Counter events;
    private final Counter matches;
    private final Timer evaluation;
    private volatile Instant evaluatedUntil = Instant.EPOCH;
    private volatile Counters counters = new Counters(0, 0, 0, 0);
    private volatile int waiting;
    private volatile DetectionHealth health = DetectionHealth.unknown();
    private volatile Map<RuleName, DetectionHealth.RuleHealth> rules = Map.of();
    private final Map<String, MultiGauge> perRule = new LinkedHashMap<>();
    private long matchesBefore;

    DetectionMeters(MeterRegistry registry) {
        this.registry = registry;
        this.events = Counter.builder(PREFIX + "events").description("Events evaluated").register(registry);
        this.matches = Counter.builder(PREFIX + "matches").description("Matches of single rules").register(registry);
        this.evaluation = Timer.builder(PREFIX + "evaluation").description("Time to evaluate a batch")
                .register(registry);
        gauge("evaluated.until", "Event time of the newest event evaluated, seconds since 1970",
                meters -> meters.evaluatedUntil.getEpochSecond());
        gauge("groups", "Groups of correlations in memory", meters -> meters.counters.groups());
        gauge("evicted", "Groups dropped to keep the budget", meters -> meters.counters.evicted());
        gauge("late", "Matches that came too late to count", meters -> meters.counters.late());
        gauge("ungrouped", "Matches without a value to group or count by", meters -> meters.counters.ungrouped());
        gauge("alerts.waiting", "Alerts that wait to be written", meters -> meters.waiting);
        gauge("complete.until", "Event time before which everything has come, seconds since 1970",
                meters -> meters.health.completeUntil() instanceof Instant until ? until.getEpochSecond() : 0);
    }

    /**
     * How it stands with each rule. Called by one thread at a time. Gauges read it when they are asked: they are made anew only
     * where there are others, not with every report. A rule that nothing has matched has none: of a hundred and fifty rules those
     * are most, and seven figures of each, every ten seconds, were more than all requests of a busy evening.
     */
    void report(DetectionHealth current) {
        health = current;
        Map<RuleName, DetectionHealth.RuleHealth> now = new LinkedHashMap<>();
        current.rules()
                .stream()
                .filter(DetectionMeters::isWorthTelling)
                .forEach(rule -> now.put(new RuleName(rule.detection(), rule.rule()), rule));
        boolean others = !now.keySet().equals(rules.keySet());
        rules = now;
        if (others) {
            RULE.forEach((name, value) -> perRule
                    .computeIfAbsent(name, absent -> MultiGauge.builder(PREFIX + "rule." + name).register(registry))
                    .register(now.keySet().stream().map(rule -> row(rule, value)).toList(), true));
        }
    }

    private static boolean isWorthTelling(DetectionHealth.RuleHealth rule) {
        return rule.matches() + rule.groups() + rule.evicted() + rule.late() + rule.ungrouped() > 0
                || rule.lastFired() != null;
    }

    /** By what a rule is told from others. */
    private record RuleName(String detection, String rule) {}

    private MultiGauge.Row<DetectionMeters> row(RuleName rule, ToDoubleFunction<DetectionHealth.RuleHealth> value) {
        return MultiGauge.Row.of(Tags.of("detection", rule.detection(), "rule", rule.rule()), this, meters -> {
            DetectionHealth.RuleHealth stands = meters.rules.get(rule);
            return stands == null ? 0 : value.applyAsDouble(stands);
        });
    }

    @Override
    public DetectionHealth health() {
        return health;
    }

    void evaluated(int batch, long matchesSoFar, long nanoseconds, Instant until, Counters state) {
        events.increment(batch);
        matches.increment(Math.max(0, matchesSoFar - matchesBefore));
        matchesBefore = matchesSoFar;
        evaluation.record(nanoseconds, TimeUnit.NANOSECONDS);
        evaluatedUntil = until;
        counters = state;
    }

    void raised(Alert alert) {
        Counter.builder(PREFIX + "alerts")
                .description("Alerts raised")
                .tag("detection", alert.detection())
                .tag("level", alert.level())
                .register(registry)
                .increment();
    }

    void waiting(int alerts) {
        waiting = alerts;
    }

    @Override
    public Instant evaluatedUntil() {
        return evaluatedUntil;
    }

    private void gauge(String name, String description, ToDoubleFunction<DetectionMeters> value) {
        Gauge.builder(PREFIX + name, this, value).description(description).register(registry);
    }
}
