package ch.meinkonto.soc.engine.api;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import ch.meinkonto.soc.engine.alert.DetectionName;
import ch.meinkonto.soc.engine.detect.DetectionHealth;
import ch.meinkonto.soc.engine.detect.DetectionProgress;
import ch.meinkonto.soc.engine.detect.Detections;
import ch.meinkonto.soc.engine.detect.RulesInForce;
import ch.meinkonto.soc.sigma.rule.CorrelationRule;
import ch.meinkonto.soc.sigma.rule.DetectionRule;
import ch.meinkonto.soc.sigma.rule.Rejection;
import ch.meinkonto.soc.sigma.rule.Rule;

/** The rules in force, and those that were refused. */
@RestController
final class RuleController {
    private final RulesInForce rules;
    private final DetectionProgress progress;

    RuleController(RulesInForce rules, DetectionProgress progress) {
        this.rules = rules;
        this.progress = progress;
    }

    /**
     * All rules.
     *
     * @param detections number of folders
     * @param rules number of rules about single events
     * @param correlations number of rules about several
     * @param evaluatedUntil event time of the newest event evaluated; absent before the first
     * @param loaded what is in force
     * @param rejected what is not, and why
     */
    record Overview(int detections, int rules, int correlations, @Nullable Instant evaluatedUntil, List<Loaded> loaded,
            List<Rejection> rejected) {}

    /**
     * A rule in force.
     *
     * @param detection folder it lies in
     * @param id UUID
     * @param name by which correlations refer to it
     * @param kind detection, or the type of the correlation
     * @param raises whether it raises alerts or only serves others
     */
    record Loaded(String detection, String id, @Nullable String name, String title, String kind, String level,
            String version, boolean raises, List<String> techniques) {}

    @GetMapping("/api/v1/rules")
    Overview rules() {
        Detections detections = rules.current();
        Instant until = progress.evaluatedUntil();
        return new Overview(detections.folders().size(), detections.rules().detections().size(),
                detections.rules().correlations().size(), until.equals(Instant.EPOCH) ? null : until,
                detections.all().stream().map(rule -> loaded(detections, rule)).toList(), detections.rejections());
    }

    /** How it stands with detection and each of its rules. */
    @GetMapping("/api/v1/rules/health")
    DetectionHealth health() {
        return progress.health();
    }

    private static Loaded loaded(Detections detections, Rule rule) {
        String kind = switch (rule) {
            case DetectionRule ignored -> "detection";
            case CorrelationRule correlation -> correlation.type().word();
        };
        return new Loaded(DetectionName.of(rule), rule.key(), rule.header().name(), rule.header().title(), kind,
                rule.header().level().word(), rule.header().version(), detections.rules().raises(rule),
                rule.header().techniques());
    }
}
