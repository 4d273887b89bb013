package ch.meinkonto.portal.access;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.DPoPAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import tools.jackson.databind.json.JsonMapper;

import ch.meinkonto.ops.design.SecurityHeaders;
import ch.meinkonto.portal.cityservice.Assurance;
import ch.meinkonto.portal.cityservice.CityService;

/** The rules for programs: an access token per call, meant for us, with the scope of the service; no session, no cookie. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
    private static final String AUDIENCE = "portal-api";
    /** How long ago the person may have signed in, where a service is sensitive. */
    private static final Duration FRESH = Duration.ofHours(1);

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, List<CityService> services, ApiDenials denials,
            DpopProofs proofs, Clock clock) {
        return http
                .securityMatcher("/api/**")
                .authorizeHttpRequests(routes -> {
                    services.forEach(service -> routes
                            .requestMatchers(service.apiPath(), service.apiPath() + "/**")
                            .access(scopeAndLevelOf(service, clock)));
                    routes.anyRequest().denyAll();
                })
                .oauth2ResourceServer(tokens -> tokens
                        .jwt(jwt -> {})
                        .dPoP(dpop -> dpop.authenticationFailureHandler(answeredBy(denials::refuseProof)))
                        .withObjectPostProcessor(provenBy(proofs))
                        .withObjectPostProcessor(answeredBy(denials))
                        .authenticationEntryPoint(denials)
                        .accessDeniedHandler(denials))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(denials).accessDeniedHandler(denials))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .headers(new SecurityHeaders())
                .build();
    }

    /** The scope of the service; and where it is sensitive, that the person behind the program signed in well enough. */
    static AuthorizationManager<RequestAuthorizationContext> scopeAndLevelOf(CityService service, Clock clock) {
        AuthorizationManager<RequestAuthorizationContext> scope = AuthorityAuthorizationManager
                .hasAuthority("SCOPE_" + service.name());
        if (service.signIn() == Assurance.SINGLE_FACTOR) {
            return scope;
        }
        StepUp level = new StepUp(service.signIn().enough(), FRESH, clock);
        return (person, request) -> {
            AuthorizationResult scoped = scope.authorize(person, request);
            return scoped != null && scoped.isGranted() ? level.authorize(person, request) : scoped;
        };
    }

    /** Also where nobody can tell whether a token is good: the framework would throw that on to the servlet container. */
    private static AuthenticationEntryPointFailureHandler answeredBy(AuthenticationEntryPoint denials) {
        AuthenticationEntryPointFailureHandler handler = new AuthenticationEntryPointFailureHandler(denials);
        handler.setRethrowAuthenticationServiceException(false);
        return handler;
    }

    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answeredBy(ApiDenials denials) {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
                filter.setAuthenticationFailureHandler(answeredBy((AuthenticationEntryPoint) denials));
                return filter;
            }
        };
    }

    private static ObjectPostProcessor<DPoPAuthenticationProvider> provenBy(DpopProofs proofs) {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends DPoPAuthenticationProvider> T postProcess(T provider) {
                provider.setDPoPProofVerifierFactory(proofs);
                return provider;
            }
        };
    }

    /**
     * Access tokens as RFC 9068 describes them: no ID token passes, none for another resource and none that was taken back.
     * Keys are fetched at the first token, not at the start; signatures are ES256 only.
     */
    @Bean
    JwtDecoder accessTokens(PortalSettings settings, JsonMapper json, Clock clock) {
        String issuer = settings.issuer().toString();
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(issuer + "/oauth2/jwks")
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        // With a look at the certificate where a token is bound to one (RFC 8705 section 3), which the rules of RFC 9068 lack.
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(
                new JwtTypeValidator("at+jwt", "application/at+jwt"),
                JwtValidators.createAtJwtValidator().issuer(issuer).audience(AUDIENCE).build())));
        return new LiveTokens(decoder, new Introspection(settings, json), clock);
    }
}
