package ch.meinkonto.soc.engine.api;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

import ch.meinkonto.soc.contract.ResponseOrder;

/**
 * Who may use the API: bearers of a token of our issuer, for audience {@code soc-engine}, with scope {@code soc:read}, or
 * {@code soc:respond} to order something. Health is open; everything else is closed.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
    private static final String RESPONSES = "/api/v1/responses";

    /** Nobody observes the filters: without this each would be wrapped all the same, and ask whether it is. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(10)
    SecurityFilterChain apiChain(HttpSecurity http, Refusals refusals) throws Exception {
        return http
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, RESPONSES, RESPONSES + "/*")
                        .hasAnyAuthority("SCOPE_soc:read", "SCOPE_" + ResponseOrder.SCOPE)
                        .requestMatchers(HttpMethod.POST, RESPONSES)
                        .hasAuthority("SCOPE_" + ResponseOrder.SCOPE)
                        .requestMatchers(HttpMethod.DELETE, RESPONSES + "/*")
                        .hasAuthority("SCOPE_" + ResponseOrder.SCOPE)
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

    /**
     * Access tokens as RFC 9068 describes them, for us; keys are fetched at the first token, not at the start. One that is bound
     * to a key or a certificate is refused: nobody asks for the proof here (RFC 9449 section 7.1, RFC 8705 section 3).
     */
    @Bean
    JwtDecoder accessTokens(@Value("${meinkonto.issuer}") String issuer) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(issuer + "/oauth2/jwks")
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtValidators.createAtJwtValidator()
                .issuer(issuer)
                .audience("soc-engine")
                .validators(checks -> checks.put("cnf", ApiSecurity::isUnbound))
                .build());
        return decoder;
    }

    private static OAuth2TokenValidatorResult isUnbound(Jwt token) {
        return token.hasClaim("cnf")
                ? OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "the token is bound", null))
                : OAuth2TokenValidatorResult.success();
    }
}
