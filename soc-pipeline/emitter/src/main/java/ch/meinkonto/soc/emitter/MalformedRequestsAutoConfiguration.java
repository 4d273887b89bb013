package ch.meinkonto.soc.emitter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Has every application with pages tell of the requests its firewall refuses, unless it handles them itself. */
@AutoConfiguration(after = SecurityEventsAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(SecurityEvents.class)
class MalformedRequestsAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(RequestRejectedHandler.class)
    MalformedRequests malformedRequests(SecurityEvents events) {
        return new MalformedRequests(events);
    }
}
