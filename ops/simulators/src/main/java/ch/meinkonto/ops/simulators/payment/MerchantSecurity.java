package ch.meinkonto.ops.simulators.payment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** The merchant's API is for the merchant: HTTP Basic with merchant id and API password, no session, no browser. */
@Configuration(proxyBeanMethods = false)
class MerchantSecurity {
    private static final String UNAUTHORIZED = "{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"merchant id or password is wrong\"}}";

    @Bean
    @Order(1)
    SecurityFilterChain merchantApi(HttpSecurity http) {
        return http.securityMatcher("/v1/transactions/**", "/simulator/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .httpBasic(basic -> basic.authenticationEntryPoint((request, response, exception) -> {
                    response.setStatus(401);
                    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                    response.getWriter().write(UNAUTHORIZED);
                }))
                .build();
    }

    @Bean
    UserDetailsService merchants(PaymentSettings settings) {
        return new InMemoryUserDetailsManager(
                User.withUsername(settings.merchantId()).password(settings.password()).roles("MERCHANT").build());
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new SharedSecret();
    }

    /** Compares a generated secret of many bits as it is: nobody can guess it, so nothing need slow the guesser down. */
    private static final class SharedSecret implements PasswordEncoder {
        @Override
        public String encode(@Nullable CharSequence rawPassword) {
            return String.valueOf(rawPassword);
        }

        @Override
        public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
            return MessageDigest.isEqual(String.valueOf(rawPassword).getBytes(StandardCharsets.UTF_8),
                    String.valueOf(encodedPassword).getBytes(StandardCharsets.UTF_8));
        }
    }
}
