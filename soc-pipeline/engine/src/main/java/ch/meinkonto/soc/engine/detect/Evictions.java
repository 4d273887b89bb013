package ch.meinkonto.soc.engine.detect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ch.meinkonto.soc.engine.alert.DetectionName;
import ch.meinkonto.soc.sigma.correlate.Eviction;

/**
 * Says that detection had to forget something to keep its budget: from there on it may miss an attack. Each is counted, one a
 * minute of every rule is logged: whoever floods the engine must not flood its log, too.
 */
final class Evictions implements Consumer<Eviction> {
    private static final Logger log = LoggerFactory.getLogger(Evictions.class);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, Instant> logged = new HashMap<>();

    Evictions(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public synchronized void accept(Eviction eviction) {
        String detection = DetectionName.of(eviction.rule());
        Counter.builder("meinkonto.detect.evictions")
                .description("Groups that had to go to keep the budget of a rule")
                .tag("detection", detection)
                .tag("known", String.valueOf(eviction.known()))
                .tag("open", String.valueOf(eviction.open()))
                .register(registry)
                .increment();
        Instant now = clock.instant();
        Instant last = logged.get(detection);
        if (last == null || !last.plus(BETWEEN_LINES).isAfter(now)) {
            logged.put(detection, now);
            log.warn("a rule forgets groups to keep its budget detection={} known={} open={} fields={}", detection,
                    eviction.known(), eviction.open(), eviction.group().keySet());
        }
    }
}
