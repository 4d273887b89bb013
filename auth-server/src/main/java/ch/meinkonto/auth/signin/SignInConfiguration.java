package ch.meinkonto.auth.signin;

import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.transaction.support.TransactionOperations;

import ch.meinkonto.auth.account.AccountUserDetails;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.LoginPseudonyms;
import ch.meinkonto.auth.account.Passwords;
import ch.meinkonto.auth.client.Clients;
import ch.meinkonto.auth.device.Devices;
import ch.meinkonto.auth.device.SignInHistory;
import ch.meinkonto.auth.factor.SecondFactorDemand;
import ch.meinkonto.auth.factor.SecondFactors;
import ch.meinkonto.auth.federation.UpstreamSignOut;
import ch.meinkonto.auth.page.FormTargets;
import ch.meinkonto.auth.password.CommonPasswords;
import ch.meinkonto.auth.session.SessionEnd;
import ch.meinkonto.auth.session.SessionStart;
import ch.meinkonto.auth.throttle.SignInBudgets;
import ch.meinkonto.ops.design.SecurityHeaders;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** The pages for people: which are open, how one signs in and out. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {
    /** Everything a person may see without being signed in. */
    private static final String[] PUBLIC = {"/login", "/login/factor", "/login/passkey/**", "/login/enrolment/**",
            "/login/federated/**",
            "/signed-out", "/register",
            "/register/confirm", "/password/forgotten", "/password/new", "/contact/address/confirm",
            "/contact/address/return", "/account/keep", "/account/closed", "/actuator/health/**"};
    private static final String[] FILES = {"/design/**", "/auth/**", "/favicon.ico"};

    /** Style sheets and the like are the same for everybody: nobody's session is looked up for them. */
    @Bean
    @Order(0)
    SecurityFilterChain files(HttpSecurity http, Clients clients, FormTargets targets) {
        return http.securityMatcher(FILES)
                .authorizeHttpRequests(routes -> routes.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .csrf(CsrfConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .headers(new SecurityHeaders(clients::redirectOrigins, targets))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, Clients clients, SecurityEvents events, RequestCache requests,
            SessionStart sessionStart, SessionEnd sessionEnd, SecondFactorDemand secondFactor,
            FormTargets targets, UpstreamSignOut upstream,
            AuthorizationManager<RequestAuthorizationContext> administration) {
        DeniedPages denied = new DeniedPages(events);
        return http
                .authorizeHttpRequests(routes -> routes.dispatcherTypeMatchers(DispatcherType.FORWARD,
                        DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(PUBLIC)
                        .permitAll()
                        .requestMatchers("/admin", "/admin/**")
                        .access(AuthorizationManagers.allOf(AuthenticatedAuthorizationManager.authenticated(),
                                administration))
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login").failureHandler(new SignInRefused(secondFactor)))
                .logout(logout -> logout.logoutUrl("/logout")
                        .addLogoutHandler(upstream)
                        .addLogoutHandler(sessionEnd)
                        .logoutSuccessHandler(upstream))
                // What an identity provider posts carries its signature.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/login/federated/*/logout"))
                .sessionManagement(sessions -> sessions.sessionAuthenticationStrategy(sessionStart))
                .requestCache(cache -> cache.requestCache(requests))
                .exceptionHandling(exceptions -> exceptions.accessDeniedHandler(denied))
                .headers(new SecurityHeaders(clients::redirectOrigins, targets))
                .build();
    }

    @Bean
    AuthenticationProvider passwordSignIn(Accounts accounts, PasswordEncoder encoder, SecondFactors factors,
            Devices devices, SignInHistory history,
            LoginPseudonyms pseudonyms, Passwords passwords, CommonPasswords common, SignInBudgets budgets,
            SecurityEvents events, TransactionOperations transactions) {
        AccountUserDetails userDetails = new AccountUserDetails(accounts);
        DaoAuthenticationProvider check = new DaoAuthenticationProvider(userDetails);
        check.setPasswordEncoder(encoder);
        check.setUserDetailsPasswordService(userDetails);
        check.setHideUserNotFoundExceptions(false);
        return new PasswordSignIn(check, factors, devices, history, accounts, pseudonyms, passwords, common, budgets,
                events, transactions);
    }

    /** What the person wanted before we asked them to sign in. Also tells the page which application sent them. */
    @Bean
    RequestCache requestCache() {
        return new HttpSessionRequestCache();
    }
}
