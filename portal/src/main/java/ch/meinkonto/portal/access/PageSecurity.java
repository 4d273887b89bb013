package ch.meinkonto.portal.access;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.servlet.DispatcherType;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.client.RestClient;

import ch.meinkonto.ops.design.SecurityHeaders;
import ch.meinkonto.portal.cityservice.CityService;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** The rules for pages: a session, a form token on every post, and everything closed that is not on the public list. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    /** A person waits for the sign-in page. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, PortalSettings settings, List<CityService> services,
            List<StaffArea> areas,
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
                            .access(new StaffAccess(area.roles())));
                    routes.requestMatchers("/staff").hasAnyRole(Stream.of(StaffRole.values())
                            .map(StaffRole::name)
                            .toArray(String[]::new))
                            .requestMatchers("/staff/**").hasRole(StaffRole.CASEWORKER.name())
                            .anyRequest().authenticated();
                })
                .oauth2Login(login -> login
                        .loginPage(IdentityProvider.SIGN_IN)
                        .authorizationEndpoint(ask -> ask.authorizationRequestResolver(pushed(identityProviders)))
                        .withObjectPostProcessor(failedPushesGoTo(signIns))
                        .successHandler(signIns)
                        .failureHandler(signIns))
                .logout(logout -> logout
                        .addLogoutHandler(signIns)
                        .logoutSuccessHandler(backFrom(identityProviders))
                        .deleteCookies("PORTAL_SESSION"))
                .addFilterBefore(refresh, AuthorizationFilter.class)
                .requestCache(cache -> cache.requestCache(remembered))
                .csrf(csrf -> csrf.ignoringRequestMatchers("/payment/webhook", BackChannelLogout.PATH))
                .exceptionHandling(refused -> refused.accessDeniedHandler(denials))
                .headers(new SecurityHeaders(List.of(PortalSettings.origin(settings.issuer()),
                        PortalSettings.origin(settings.paymentPage()))))
                .build();
    }

    private static PushedRequests pushed(ClientRegistrationRepository identityProviders) {
        JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        http.setReadTimeout(PATIENCE);
        return new PushedRequests(new SignInLevels(new DefaultOAuth2AuthorizationRequestResolver(identityProviders)),
                Objects.requireNonNull(identityProviders.findByRegistrationId(IdentityProvider.REGISTRATION)),
                RestClient.builder().requestFactory(http).build());
    }

    /** The identity provider is away: the same page as when a sign-in does not succeed, instead of a bare error. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> failedPushesGoTo(
            SignInRecorder signIns) {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends OAuth2AuthorizationRequestRedirectFilter> T postProcess(T filter) {
                filter.setAuthenticationFailureHandler(signIns);
                return filter;
            }
        };
    }

    /** Signing out here signs out at the identity provider too, and leads back to the catalogue. */
    private static LogoutSuccessHandler backFrom(ClientRegistrationRepository identityProviders) {
        OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(
                identityProviders);
        handler.setPostLogoutRedirectUri("{baseUrl}/");
        return handler;
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
