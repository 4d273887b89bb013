package ch.meinkonto.auth.administration;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import ch.meinkonto.auth.client.Clients;
import ch.meinkonto.auth.factor.FreshProof;
import ch.meinkonto.auth.protocol.OwnResources;
import ch.meinkonto.soc.contract.AuthorizationDeniedEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Who gets to the administration: pages after a passkey, programs with a token of a person for this resource. */
@Configuration(proxyBeanMethods = false)
class AdministrationConfiguration implements WebMvcConfigurer {
    private static final String AUDIENCE = "administration";
    /** Long enough to work, too short to find a screen that somebody left. */
    private static final Duration LOOKING = Duration.ofMinutes(30);
    /** A form that was opened just before that can still be sent. */
    private static final Duration ACTING = Duration.ofMinutes(40);

    private final FreshProof proof;

    AdministrationConfiguration(FreshProof proof) {
        this.proof = proof;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PasskeyFirst(proof)).addPathPatterns("/admin", "/admin/**");
    }

    @Bean
    @Order(0)
    SecurityFilterChain administrationApi(HttpSecurity http, AdministrationAccess access, OwnResources resources,
            SecurityEvents events) {
        BearerTokenAuthenticationEntryPoint unauthenticated = new BearerTokenAuthenticationEntryPoint();
        BearerTokenAccessDeniedHandler denied = new BearerTokenAccessDeniedHandler();
        return http.securityMatcher(ApiProblems.PATH + "/**")
                .authorizeHttpRequests(routes -> routes.anyRequest()
                        .access(AuthorizationManagers.allOf(
                                AuthorityAuthorizationManager.hasAuthority("SCOPE_" + Clients.ADMINISTRATION), access)))
                .oauth2ResourceServer(resources.withTokensFor(AUDIENCE))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, failure) -> {
                    unauthenticated.commence(request, response, failure);
                    ApiProblems.write(response, response.getStatus(), "token-missing");
                }).accessDeniedHandler((request, response, refusal) -> {
                    events.record(new AuthorizationDeniedEvent("admin-api", null, "missing_role"));
                    denied.handle(request, response, refusal);
                    ApiProblems.write(response, response.getStatus(), "not-allowed");
                }))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** Has whoever may be here prove a passkey first, in this half hour. */
    private record PasskeyFirst(FreshProof proof) implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                throws IOException {
            Authentication person = SecurityContextHolder.getContext().getAuthentication();
            boolean looks = "GET".equals(request.getMethod());
            if (person != null && proof.isPasskeyGiven(person, looks ? LOOKING : ACTING)) {
                return true;
            }
            if (looks) {
                proof.askForPasskey(request, response);
            } else {
                response.sendRedirect(request.getContextPath() + "/admin");
            }
            return false;
        }
    }
}
