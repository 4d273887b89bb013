package ch.meinkonto.soc.emitter;

import java.security.SecureRandom;
import java.time.Clock;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import ch.meinkonto.soc.contract.EventIds;

/**
 * Gives every application with a database its {@link SecurityEvents}: an outbox in that database and a relay that empties
 * it. An application, or a test, with a bean of its own gets nothing.
 */
@AutoConfiguration(after = DataSourceTransactionManagerAutoConfiguration.class)
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnMissingBean(SecurityEvents.class)
@EnableConfigurationProperties(TelemetrySettings.class)
@PropertySource("classpath:ch/meinkonto/soc/emitter/defaults.properties")
class SecurityEventsAutoConfiguration {
    private final SecureRandom random = new SecureRandom();

    @Bean
    SecurityEvents securityEvents(DataSource dataSource, PlatformTransactionManager transactionManager,
            ObjectProvider<Clock> clock, ObjectProvider<MeterRegistry> meters, WakeUp wakeUp) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        TransactionTemplate transactions = new TransactionTemplate(transactionManager);
        Outbox.SCHEMA.migrate(jdbc, transactions);
        return new OutboxSecurityEvents(new Outbox(jdbc), transactions, new EventIds(random), clockOf(clock),
                metersOf(meters), wakeUp);
    }

    @Bean
    WakeUp securityEventWakeUp() {
        return new WakeUp();
    }

    @Bean
    @ConditionalOnProperty(name = "meinkonto.telemetry.relay", matchIfMissing = true)
    OtlpExporter securityEventExporter(TelemetrySettings settings, ObjectProvider<SslBundles> bundles) {
        return new OtlpExporter(settings, settings.tlsBundle().isEmpty()
                ? null
                : bundles.getObject().getBundle(settings.tlsBundle()).createSslContext());
    }

    @Bean
    @ConditionalOnProperty(name = "meinkonto.telemetry.relay", matchIfMissing = true)
    Relay securityEventRelay(DataSource dataSource, TelemetrySettings settings, SecurityEvents events,
            OtlpExporter exporter, ObjectProvider<Clock> clock, ObjectProvider<MeterRegistry> meters, WakeUp wakeUp) {
        RelayMeters relayMeters = new RelayMeters(metersOf(meters));
        Delivery delivery = new Delivery(settings, exporter, relayMeters, clockOf(clock), random);
        return new Relay(dataSource, settings, events, delivery, relayMeters, wakeUp, clockOf(clock));
    }

    private static Clock clockOf(ObjectProvider<Clock> clock) {
        return clock.getIfUnique(Clock::systemUTC);
    }

    private static MeterRegistry metersOf(ObjectProvider<MeterRegistry> meters) {
        return meters.getIfUnique(CompositeMeterRegistry::new);
    }
}
