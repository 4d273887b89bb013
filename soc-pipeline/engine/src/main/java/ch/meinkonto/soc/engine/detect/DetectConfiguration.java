package ch.meinkonto.soc.engine.detect;

import java.time.Clock;
import java.util.Map;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ch.meinkonto.soc.engine.AuditRecord;
import ch.meinkonto.soc.engine.AuditTrail;
import ch.meinkonto.soc.engine.alert.AlertDraft;
import ch.meinkonto.soc.engine.alert.AlertIndex;
import ch.meinkonto.soc.engine.alert.AlertWriter;

/** Puts detection together: rules, memory, evaluation, alerts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DetectSettings.class)
class DetectConfiguration {
    private static final Logger log = LoggerFactory.getLogger(DetectConfiguration.class);

    @Bean
    Detections detections(DetectSettings settings) {
        Detections detections = Detections.below(settings.location());
        detections.rejections().forEach(rejection -> log.error("a rule was refused {}", rejection));
        log.info("detections loaded folders={} rules={} correlations={} refused={}", detections.folders().size(),
                detections.rules().detections().size(), detections.rules().correlations().size(),
                detections.rejections().size());
        return detections;
    }

    @Bean
    AlertIndex alertIndex(ElasticsearchClient client) {
        return new AlertIndex(client);
    }

    @Bean
    DetectionMeters detectionMeters(MeterRegistry registry) {
        return new DetectionMeters(registry);
    }

    @Bean
    Detector detector(Detections detections, DetectSettings settings, ElasticsearchClient client, AlertIndex alerts,
            DetectionMeters meters, Clock clock) {
        Memory memory = new Memory(detections, settings, new StoredHistory(client), alerts, clock);
        AlertWriter writer = new AlertWriter(alerts, new AlertDraft(detections.wording()), clock);
        return new Detector(detections, settings, memory, writer, meters, clock);
    }

    @Bean
    DetectionStart detectionStart(Detector detector, Detections detections, ElasticsearchClient client,
            AuditTrail audit, Clock clock) {
        return new DetectionStart(detector, new RuleCatalogue(client, detections, clock),
                () -> audit.record(AuditRecord.ofEngine(clock.instant(), "rules.load", "detections",
                        Map.of("folders", String.valueOf(detections.folders().size()), "refused",
                                String.valueOf(detections.rejections().size()), "digest",
                                RuleDigest.of(detections.folders())))));
    }
}
