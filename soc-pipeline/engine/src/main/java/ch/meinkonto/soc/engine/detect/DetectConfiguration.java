package ch.meinkonto.soc.engine.detect;

import java.io.IOException;
import java.time.Clock;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ch.meinkonto.soc.engine.Archive;
import ch.meinkonto.soc.engine.AuditTrail;
import ch.meinkonto.soc.engine.OwnFindings;
import ch.meinkonto.soc.engine.Reception;
import ch.meinkonto.soc.engine.alert.AlertIndex;
import ch.meinkonto.soc.engine.alert.RiskIndex;

/** Puts detection together: rules, memory, evaluation, alerts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DetectSettings.class)
class DetectConfiguration {
    private static final Logger log = LoggerFactory.getLogger(DetectConfiguration.class);

    @Bean
    DetectionSource detectionSource(DetectSettings settings) {
        return new DetectionSource(settings.location(), settings.folder());
    }

    /** As they are at the start. */
    @Bean
    DetectionSource.Content firstRules(DetectionSource source) {
        return source.read();
    }

    /** Those with which the engine starts; which are in force later, {@link RulesInForce} says. */
    @Bean
    Detections detections(DetectionSource.Content firstRules, Clock clock) {
        Detections detections = firstRules.on(RuleReload.today(clock));
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
    RulesInForce rulesInForce(Detections detections) {
        return new RulesInForce(detections);
    }

    @Bean
    RiskIndex riskIndex(ElasticsearchClient client, AlertIndex alerts, Clock clock) {
        return new RiskIndex(client, alerts, clock);
    }

    @Bean
    SnapshotIndex snapshotIndex(ElasticsearchClient client) {
        return new SnapshotIndex(client, SnapshotIndex.DETECTION_STATE);
    }

    @Bean
    Detector detector(RulesInForce rules, DetectSettings settings, ElasticsearchClient client, SnapshotIndex snapshots,
            AlertIndex alerts, RiskIndex risks, DetectionMeters meters, MeterRegistry registry, Clock clock) {
        Memory memory = new Memory(settings, new StoredHistory(client), alerts, clock);
        return new Detector(rules, settings, memory, snapshots, alerts, risks, meters, new Evictions(registry, clock),
                clock);
    }

    @Bean
    RuleCatalogue ruleCatalogue(ElasticsearchClient client, Clock clock) {
        return new RuleCatalogue(client, clock);
    }

    @Bean
    RuleReload ruleReload(DetectionSource source, DetectionSource.Content firstRules, Detector detector,
            RuleCatalogue catalogue, AuditTrail audit, MeterRegistry registry, Clock clock) {
        return new RuleReload(source, detector, catalogue, audit, registry, clock,
                RuleReload.stamp(firstRules, RuleReload.today(clock)));
    }

    @Bean
    DetectionStart detectionStart(Detector detector, Detections detections, DetectionSource.Content firstRules,
            ElasticsearchClient client, RuleCatalogue catalogue, RuleReload reload, SnapshotIndex snapshots,
            RiskIndex risks, DetectSettings settings, AuditTrail audit, ObjectProvider<Reception> reception,
            ObjectProvider<OwnFindings> findings, DetectionMeters meters, Clock clock) {
        Snapshots keeper = new Snapshots(detector, snapshots, settings.snapshotEvery(), clock);
        Shortcomings shortcomings = new Shortcomings(
                (finding, time) -> findings.stream().forEach(each -> each.report(finding, time)), clock);
        return new DetectionStart(detector, keeper, reload, risks, () -> shortcomings.look(meters.health()), () -> {
            catalogue.write(detections);
            audit.record(RuleReload.loaded(detections, firstRules, clock));
        }, () -> isListening(client) && reception.stream().allMatch(Reception::isOpen));
    }

    /** Whoever cannot store cannot listen either. */
    private static boolean isListening(ElasticsearchClient client) {
        try {
            return client.indices().existsAlias(request -> request.name(Archive.EVENTS.alias())).value();
        } catch (IOException | ElasticsearchException away) {
            return false;
        }
    }
}
