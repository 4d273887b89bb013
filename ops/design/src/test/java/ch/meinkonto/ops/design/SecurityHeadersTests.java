package ch.meinkonto.ops.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;

class SecurityHeadersTests {
    @Test
    void writesTheHeadersOfEveryPageWhole() {
        new WebApplicationContextRunner().withUserConfiguration(Application.class).run(context -> {
            MockHttpServletResponse response = new MockHttpServletResponse();
            MockFilterChain chain = new MockFilterChain(new HttpServlet() {
            }, context.getBean("springSecurityFilterChain", Filter.class));

            chain.doFilter(new MockHttpServletRequest("GET", "/"), response);

            assertThat(response.getHeader("Content-Security-Policy")).isEqualTo("default-src 'none'; "
                    + "script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "font-src 'self'; form-action 'self' http://localhost:8080; frame-ancestors 'none'; "
                    + "base-uri 'none'");
            assertThat(response.getHeader("X-Frame-Options")).isEqualTo("DENY");
            assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(response.getHeader("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(response.getHeader("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(response.getHeader("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(response.getHeader("Permissions-Policy")).contains("camera=()");
        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class Application {
        @Bean
        SecurityFilterChain pages(HttpSecurity http) {
            return http.headers(new SecurityHeaders(List.of("http://localhost:8080", "http://localhost:8080")))
                    .build();
        }
    }
}
