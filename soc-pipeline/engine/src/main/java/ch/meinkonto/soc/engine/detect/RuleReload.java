package ch.meinkonto.soc.engine.detect;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.AuditTrail;
import ch.meinkonto.soc.sigma.rule.Rejection;

/**
 * Puts changed rules into force while the engine runs, and lets exceptions expire when their day is over. All or nothing: where
 * a single rule is refused, the old ones stay and it says so. Not thread-safe.
 */
final class RuleReload {
    private static final Logger log = LoggerFactory.getLogger(RuleReload.class);
    private static final String DONE = "done";
    private static final String REFUSED = "refused";

    private final DetectionSource source;
    private final Detector detector;
    private final RuleCatalogue catalogue;
    private final AuditTrail audit;
    private final MeterRegistry registry;
    private final Clock clock;
    /** What is left to be said about rules that are in force already. */
    private final Deque<Runnable> unsaid = new ArrayDeque<>();
    private String handled;
    private String seen;

    /**
     * @param first digest and day of the rules that are in force, see {@link #stamp}
     */
    RuleReload(DetectionSource source, Detector detector, RuleCatalogue catalogue, AuditTrail audit,
            MeterRegistry registry, Clock clock, String first) {
        this.source = source;
        this.detector = detector;
        this.catalogue = catalogue;
        this.audit = audit;
        this.registry = registry;
        this.clock = clock;
        this.handled = first;
        this.seen = first;
    }

    /** What tells one set of rules from another: their text, and the day on which exceptions expire. */
    static String stamp(DetectionSource.Content content, LocalDate day) {
        return content.digest() + "@" + day;
    }

    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * Looks whether anything has changed. To be called every few seconds; what is found must be the same twice, so that files
     * are not read while somebody is still copying them.
     *
     * @throws RuntimeException where the rules cannot be read or put into force, the old ones stay then; or where it cannot be
     *         recorded that they are in force, nothing else changes until it can. The next call tries again
     */
    void look() {
        sayRest();
        DetectionSource.Content content = source.read();
        LocalDate today = today(clock);
        String stamp = stamp(content, today);
        boolean settled = stamp.equals(seen);
        seen = stamp;
        if (settled && !stamp.equals(handled)) {
            change(content, today);
            handled = stamp;
            sayRest();
        }
    }

    private void sayRest() {
        while (!unsaid.isEmpty()) {
            unsaid.getFirst().run();
            unsaid.removeFirst();
        }
    }

    private void change(DetectionSource.Content content, LocalDate today) {
        Detections next = content.on(today);
        List<Rejection> rejections = next.rejections();
        if (!rejections.isEmpty()) {
            rejections.forEach(rejection -> log.error("a changed rule was refused, the old rules stay {}", rejection));
            audit.record(AuditRecord.ofEngine(clock.instant(), "rules.refuse", "detections", Map.of("refused",
                    String.valueOf(rejections.size()), "first",
                    rejections.getFirst().file() + ":" + rejections.getFirst().line(), "digest",
                    content.digest())));
            count(REFUSED);
            return;
        }
        detector.change(next);
        // Not before: until here it may fail, and is tried again.
        AuditRecord inForce = loaded(next, content, clock);
        unsaid.add(() -> audit.record(inForce));
        unsaid.add(() -> catalogue.write(next));
        count(DONE);
        log.info("changed rules are in force rules={} correlations={} exceptions={}", next.rules().detections().size(),
                next.rules().correlations().size(), next.rules().filters().size());
    }

    /** What the audit trail says about rules that come into force. */
    static AuditRecord loaded(Detections detections, DetectionSource.Content content, Clock clock) {
        long expired = detections.rules().filters().stream().filter(each -> each.expired()).count();
        return AuditRecord.ofEngine(clock.instant(), "rules.load", "detections",
                Map.of("folders", String.valueOf(detections.folders().size()), "refused",
                        String.valueOf(detections.rejections().size()), "exceptions",
                        String.valueOf(content.exceptions().size()), "expired", String.valueOf(expired), "digest",
                        content.digest()));
    }

    private void count(String result) {
        Counter.builder("meinkonto.detect.reloads")
                .description("Changes of the rules while the engine ran")
                .tag("result", result)
                .register(registry)
                .increment();
    }
}
