package ch.meinkonto.auth;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;

/**
 * Nobody observes the filters of Spring Security: their meters are off. Without this each of some forty filters would still be
 * wrapped, and ask on every request whether it is observed.
 */
@Configuration(proxyBeanMethods = false)
class ObservationConfiguration {
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
