package ch.meinkonto.ops.simulators;

import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

import ch.meinkonto.ops.design.SecurityHeaders;

/**
 * The pages are open to everybody, as a pay page is. Forms carry a token that a cookie repeats; there is no session. A form
 * of the pay page may lead back to the portal.
 */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, @Value("${meinkonto.portal-url}") String portal) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("SIMULATORS_XSRF");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .headers(new SecurityHeaders(List.of(portal)))
                .build();
    }
}
