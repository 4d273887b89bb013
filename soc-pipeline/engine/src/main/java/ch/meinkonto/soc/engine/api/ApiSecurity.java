package ch.meinkonto.soc.engine.api;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may use the API: bearers of a token of our issuer, for audience {@code soc-engine}, with scope {@code soc:read}.
 * Health is open; everything else is closed.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
    @Bean
    @Order(10)
    SecurityFilterChain apiChain(HttpSecurity http, Refusals refusals) throws Exception {
        return http
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/v1/**")
                        .hasAuthority("SCOPE_soc:read")
                        // They read stored events and change nothing; who asked is in the audit trail.
                        .requestMatchers(HttpMethod.POST, "/api/v1/backtests")
                        .hasAuthority("SCOPE_soc:read")
                        .requestMatchers(HttpMethod.DELETE, "/api/v1/backtests/*")
                        .hasAuthority("SCOPE_soc:read")
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                // No cookies, so nothing another site could send along.
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .build();
    }
}
