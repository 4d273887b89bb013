package ch.meinkonto.soc.engine.respond;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.soc.engine.AuditTrail;
import ch.meinkonto.soc.engine.alert.AlertFeed;
import ch.meinkonto.soc.engine.alert.AlertIndex;
import ch.meinkonto.soc.engine.detect.RulesInForce;

/** Puts together who takes orders and who delivers them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RespondSettings.class)
class RespondConfiguration {
    @Bean
    OrderIndex orderIndex(ElasticsearchClient client) {
        return new OrderIndex(client);
    }

    @Bean
    DeliveryWorkers deliveryWorkers(RespondSettings settings, @Value("${meinkonto.issuer}") URI issuer,
            OrderIndex index, AuditTrail audit, JsonMapper json, MeterRegistry registry, Clock clock) {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        AccessTokens tokens = new AccessTokens(URI.create(issuer + "/oauth2/token"), settings, http, json, clock);
        RespondMeters meters = new RespondMeters(registry);
        return new DeliveryWorkers(settings.applications()
                .entrySet()
                .stream()
                .map(each -> new Application(each.getKey(), each.getValue(), tokens, settings, http, json))
                .map(each -> new DeliveryWorker(each, index, settings, audit, meters, clock))
                .toList());
    }

    @Bean
    Responses responses(OrderIndex index, RespondSettings settings, AlertIndex alerts, AuditTrail audit,
            DeliveryWorkers workers, Clock clock) {
        // A page may show an alert that has moved to another id since.
        OrderRules rules = new OrderRules(settings.consoles(),
                id -> alerts.byId(id).isPresent() || alerts.successorOf(id).isPresent());
        return new Responses(index, rules, settings, audit, workers::wake, clock);
    }

    @Bean
    Dispatcher dispatcher(DeliveryWorkers workers, RulesInForce rules, OrderIndex index, RespondSettings settings,
            ElasticsearchClient client, AuditTrail audit, Clock clock) {
        AlertResponder responder = new AlertResponder(new AlertFeed(client),
                rule -> rules.current().wording().responseOf(rule), new AlertFacts(client), index, settings, audit,
                workers::wake, clock);
        return new Dispatcher(workers.all(), responder, index, settings, audit, clock);
    }

    /** One per application. */
    record DeliveryWorkers(List<DeliveryWorker> all) {
        void wake() {
            all.forEach(DeliveryWorker::wake);
        }
    }
}
