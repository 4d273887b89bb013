package ch.meinkonto.ops.simulators.federal;

import java.io.IOException;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.web.filter.OncePerRequestFilter;

import ch.meinkonto.ops.design.SecurityHeaders;

/** Programs prove themselves in the request; pages have form tokens, and their forms lead back to the client. */
@Configuration(proxyBeanMethods = false)
class FederalSecurity {
    @Bean
    @Order(0)
    SecurityFilterChain federalProgramRules(HttpSecurity http, FederalConduct conduct) {
        return http.securityMatcher("/federal/.well-known/**", "/federal/jwks", "/federal/token", "/federal/userinfo")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterBefore(new Faulty(conduct), HeaderWriterFilter.class)
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain federalPageRules(HttpSecurity http, FederalSettings settings,
            @Value("${meinkonto.portal-url}") String portal) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("FEDERAL_XSRF");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return http.securityMatcher("/federal", "/federal/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                // The client leads on to the application where the person wanted to sign in: a browser counts each step.
                .headers(new SecurityHeaders(Stream.concat(settings.origins().stream(), Stream.of(portal)).toList()))
                .build();
    }

    /** Lets programs wait, or go away empty. */
    private static final class Faulty extends OncePerRequestFilter {
        private final FederalConduct conduct;

        private Faulty(FederalConduct conduct) {
            this.conduct = conduct;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (conduct.is(FederalFault.UNAVAILABLE)) {
                response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
            if (conduct.is(FederalFault.SLOW)) {
                conduct.dawdle();
            }
            chain.doFilter(request, response);
        }
    }
}
