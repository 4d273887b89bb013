package ch.meinkonto.auth.federation;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the OAuth client. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FederationSettings.class)
class FederationConfiguration {
    @Bean
    UpstreamHttp upstreamHttp() {
        return new UpstreamHttp();
    }

    @Bean
    IdentityProviders identityProviders(FederationSettings settings, UpstreamHttp http, Clock clock) {
        return new IdentityProviders(settings, http, clock);
    }

    @Bean
    UpstreamTokens upstreamTokens(UpstreamHttp http, Clock clock) {
        return new UpstreamTokens(http, clock);
    }
}
