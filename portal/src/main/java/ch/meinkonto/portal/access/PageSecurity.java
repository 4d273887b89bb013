package ch.meinkonto.portal.access;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import jakarta.servlet.DispatcherType;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

import ch.meinkonto.ops.design.SecurityHeaders;
import ch.meinkonto.ops.relyingparty.BackChannelLogout;
import ch.meinkonto.ops.relyingparty.PushedRequests;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.soc.contract.SessionEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** The rules for pages: a session, a form token on every post, and everything closed that is not on the public list. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, PortalSettings settings, List<CityService> services,
            List<StaffArea> areas, StaffPasskeys staff,
            ClientRegistrationRepository identityProviders, SignInRecorder signIns, Denials denials,
            TokenRefresh refresh) {
        // Only pages are remembered over a sign-in: a form would come back without its content.
        HttpSessionRequestCache remembered = new HttpSessionRequestCache();
        remembered.setRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/**"));
        return http
                .authorizeHttpRequests(routes -> {
                    routes.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
                            .requestMatchers(PublicRoutes.with(services)).permitAll();
                    areas.forEach(area -> routes.requestMatchers(area.patterns().toArray(String[]::new))
                            .access(staff.accessOf(area.roles())));
                    routes.requestMatchers("/staff").access(staff.accessOf(Set.of(StaffRole.values())))
                            .requestMatchers("/staff/**").access(staff.accessOf(Set.of(StaffRole.CASEWORKER,
                                    StaffRole.TEAM_LEAD)))
                            .anyRequest().authenticated();
                })
                .oauth2Login(login -> login
                        .loginPage(IdentityProvider.SIGN_IN)
                        .authorizationEndpoint(ask -> ask.authorizationRequestResolver(
                                PushedRequests.of(identityProviders, IdentityProvider.REGISTRATION,
                                        StrongerSignIn::wanted)))
                        .withObjectPostProcessor(PushedRequests.failuresGoTo(signIns))
                        .successHandler(signIns)
                        .failureHandler(signIns))
                .logout(logout -> logout
                        .addLogoutHandler(signIns)
                        .logoutSuccessHandler(backFrom(identityProviders))
                        .deleteCookies("PORTAL_SESSION"))
                .addFilterBefore(refresh, AuthorizationFilter.class)
                .requestCache(cache -> cache.requestCache(remembered))
                .csrf(csrf -> csrf.ignoringRequestMatchers("/payment/webhook", BackChannelLogout.PATH,
                        AccountNotices.PATH))
                .exceptionHandling(refused -> refused.accessDeniedHandler(denials))
                .headers(new SecurityHeaders(List.of(PortalSettings.origin(settings.issuer()),
                        PortalSettings.origin(settings.paymentPage()))))
                .build();
    }

    /** The provider says that somebody signed out, or was signed out: their session here ends at once. */
    @Bean
    BackChannelLogout backChannelLogout(PortalSettings settings,
            FindByIndexNameSessionRepository<? extends Session> sessions, SecurityEvents events) {
        return new BackChannelLogout(settings.issuer().toString(), "portal", sessions,
                person -> events.record(SessionEvent.ended(null, person, "revoked")));
    }

    /** Signing out here signs out at the identity provider too, and leads back to the catalogue. */
    private static LogoutSuccessHandler backFrom(ClientRegistrationRepository identityProviders) {
        OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(
                identityProviders);
        handler.setPostLogoutRedirectUri("{baseUrl}/");
        return handler;
    }

    /** Nobody observes the filters: without this each would be wrapped all the same, and ask whether it is. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    TokenRefresh tokenRefresh(OAuth2AuthorizedClientRepository tokens, SecurityEvents events, Clock clock) {
        return new TokenRefresh(tokens, new RestClientRefreshTokenTokenResponseClient(), events, clock);
    }

    /** It belongs to the chain above, not to every request. */
    @Bean
    FilterRegistrationBean<TokenRefresh> tokenRefreshOnlyInTheChain(TokenRefresh refresh) {
        FilterRegistrationBean<TokenRefresh> registration = new FilterRegistrationBean<>(refresh);
        registration.setEnabled(false);
        return registration;
    }
}
