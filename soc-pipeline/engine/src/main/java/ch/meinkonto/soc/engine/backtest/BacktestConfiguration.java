package ch.meinkonto.soc.engine.backtest;

import java.time.Clock;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ch.meinkonto.soc.engine.AuditTrail;
import ch.meinkonto.soc.engine.detect.RulesInForce;

/** Puts backtests together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BacktestSettings.class)
class BacktestConfiguration {
    @Bean(destroyMethod = "cancelAll")
    Backtests backtests(RulesInForce rules, BacktestSettings settings, ElasticsearchClient client, AuditTrail audit,
            Clock clock) {
        return new Backtests(rules::current, settings, new StoredRange(client), audit, clock);
    }
}
