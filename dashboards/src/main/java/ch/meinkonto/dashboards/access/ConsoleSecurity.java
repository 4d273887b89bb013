package ch.meinkonto.dashboards.access;

import java.util.List;

import jakarta.servlet.DispatcherType;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

import ch.meinkonto.ops.design.SecurityHeaders;
import ch.meinkonto.ops.relyingparty.BackChannelLogout;
import ch.meinkonto.ops.relyingparty.PushedRequests;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.contract.SessionEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Which request needs what: everything needs the role ANALYST, except what {@link #PUBLIC} lists. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
    /** What anybody may fetch: files without content of their own, and the pages that say why one is not in. */
    static final String[] PUBLIC = {"/design/**", "/console/**", "/webjars/**", "/favicon.ico", "/actuator/health/**",
            "/error", "/sign-in-failed", "/theme", BackChannelLogout.PATH};

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSecurity.class);

    @Bean
    SecurityFilterChain console(HttpSecurity http, IdentityProviderSettings settings, Denied denied,
            KnownAnalysts analysts, ClientRegistrationRepository clients, SecurityEvents events) throws Exception {
        String signIn = "/oauth2/authorization/" + IdentityProvider.REGISTRATION;
        return http
                .authorizeHttpRequests(requests -> requests
                        // A dispatch inside a request that was already let in: the end of a stream, an error page.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(PUBLIC)
                        .permitAll()
                        .anyRequest()
                        .hasRole("ANALYST"))
                .oauth2Login(login -> login.loginPage(signIn)
                        .authorizationEndpoint(ask -> ask.authorizationRequestResolver(
                                PushedRequests.of(clients, IdentityProvider.REGISTRATION)))
                        .withObjectPostProcessor(PushedRequests.failuresGoTo(signInFailed()))
                        .userInfoEndpoint(user -> user.userAuthoritiesMapper(new RolesOfToken()))
                        .successHandler(analysts)
                        .failureHandler(signInFailed()))
                .logout(logout -> logout.addLogoutHandler(signedOut(events))
                        .logoutSuccessHandler(signedOutAtBothEnds(clients)))
                .csrf(csrf -> csrf.ignoringRequestMatchers(BackChannelLogout.PATH))
                .exceptionHandling(refusals -> refusals
                        // A script cannot follow a redirect to another origin; it must learn that the session is over.
                        .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                fromScript())
                        .accessDeniedHandler(denied))
                .headers(new SecurityHeaders(List.of(settings.origin())))
                .build();
    }

    /** The provider says that an analyst signed out, or was signed out: their session here ends at once. */
    @Bean
    BackChannelLogout backChannelLogout(IdentityProviderSettings settings,
            FindByIndexNameSessionRepository<? extends Session> sessions, SecurityEvents events) {
        return new BackChannelLogout(settings.issuer().toString(), "dashboards", sessions,
                analyst -> events.record(SessionEvent.ended(null, analyst, "revoked")));
    }

    private static RequestMatcher fromScript() {
        return request -> {
            String accept = request.getHeader(HttpHeaders.ACCEPT);
            return "fetch".equals(request.getHeader("X-Requested-With"))
                    || (accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE));
        };
    }

    private static AuthenticationFailureHandler signInFailed() {
        return (request, response, failure) -> {
            LOG.atWarn().addKeyValue("reason", failure.getMessage()).log("sign-in failed");
            response.sendRedirect(request.getContextPath() + "/sign-in-failed");
        };
    }

    /** While the session still says who it is. */
    private static LogoutHandler signedOut(SecurityEvents events) {
        return (request, response, authentication) -> {
            if (authentication != null) {
                events.record(new AdminEvent("console-sign-out", null, null));
            }
        };
    }

    private static LogoutSuccessHandler signedOutAtBothEnds(ClientRegistrationRepository clients) {
        OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(clients);
        handler.setPostLogoutRedirectUri("{baseUrl}/");
        return handler;
    }
}
