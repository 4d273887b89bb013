package ch.meinkonto.ops.simulators.register;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/** The interfaces are for the city's systems: HTTP Basic, no session, no browser. Without a password nobody gets in. */
@Configuration(proxyBeanMethods = false)
class RegisterSecurity {
    @Bean
    @Order(0)
    SecurityFilterChain registerApi(HttpSecurity http, RegisterSettings settings, PasswordEncoder passwords) {
        return http.securityMatcher("/registers/*/api/**", "/registers/*/conduct")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .authenticationManager(clients(settings, passwords))
                .httpBasic(basic -> basic.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .build();
    }

    private static ProviderManager clients(RegisterSettings settings, PasswordEncoder passwords) {
        InMemoryUserDetailsManager clients = new InMemoryUserDetailsManager();
        if (!settings.password().isBlank()) {
            clients.createUser(User.withUsername(settings.client()).password(passwords.encode(settings.password()))
                    .roles("REGISTER_CLIENT").build());
        }
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(clients);
        provider.setPasswordEncoder(passwords);
        return new ProviderManager(provider);
    }
}
