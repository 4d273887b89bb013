package ch.meinkonto.soc.engine.receive;

import io.grpc.netty.NettyServerBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.ServerBuilderCustomizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Who may hand in telemetry: whoever reaches the port, which listens on this machine only. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiveSettings.class)
class ReceiveConfiguration {
    private static final int CALLS_PER_CONNECTION = 16;

    @Bean
    @Order(1)
    SecurityFilterChain otlpSecurity(HttpSecurity http, OtlpPort port) throws Exception {
        return http.securityMatcher(port::isPortOf)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .build();
    }

    @Bean
    ServerBuilderCustomizer<NettyServerBuilder> boundedCalls() {
        return builder -> builder.maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION);
    }
}
