package ch.meinkonto.soc.engine.receive;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.grpc.Codec;
import io.grpc.DecompressorRegistry;
import io.grpc.TlsServerCredentials.ClientAuth;
import io.grpc.netty.NettyServerBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.ServerBuilderCustomizer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Who may hand in telemetry, and how both ports are kept: known senders only, with TLS where a bundle is named. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiveSettings.class)
class ReceiveConfiguration {
    private static final int CALLS_PER_CONNECTION = 16;
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    @Bean
    @Order(1)
    SecurityFilterChain otlpSecurity(HttpSecurity http, OtlpPort port, Senders senders) throws Exception {
        return http.securityMatcher(port::isPortOf)
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((sender,
                                context) -> new AuthorizationDecision(admitted(senders, context.getRequest()))))
                .exceptionHandling(handling -> handling
                        .authenticationEntryPoint((request, response, refused) -> refuse(request, response)))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .build();
    }

    private static boolean admitted(Senders senders, HttpServletRequest request) {
        // Tomcat sets the attribute only after it has checked the certificate.
        return senders.admit(request.getHeader("Authorization"), request.getAttribute(CERTIFICATES) != null);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OtlpEncoding encoding = OtlpEncoding.ofAnswer(request.getContentType());
        IntakeRefused refused = new IntakeRefused(IntakeRefused.Reason.UNAUTHENTICATED, "a token is needed");
        response.setStatus(refused.reason().http().value());
        response.setHeader("WWW-Authenticate", "Bearer");
        response.setContentType(encoding.type().toString());
        response.getOutputStream().write(encoding.write(Answers.status(refused)));
    }

    @Bean
    ServerBuilderCustomizer<NettyServerBuilder> boundedCalls(ReceiveSettings settings) {
        int largest = Math.toIntExact(settings.largestBody().toBytes());
        int largestCompressed = Math.toIntExact(settings.largestCompressed().toBytes());
        return builder -> builder.maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION)
                .maxInboundMessageSize(largest)
                .decompressorRegistry(DecompressorRegistry.emptyInstance()
                        .with(Codec.Identity.NONE, false)
                        .with(new PackedMessages(largestCompressed, largest), true));
    }

    /** Boot makes the gRPC server's TLS from its own settings: they follow ours, so that both ports always agree. */
    @Bean
    static BeanPostProcessor encryptedCalls(ObjectProvider<ReceiveSettings> receive) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof GrpcServerProperties grpc) {
                    ReceiveSettings settings = receive.getObject();
                    grpc.getSsl().setEnabled(settings.tls());
                    grpc.getSsl().setBundle(settings.tlsBundle());
                    grpc.getSsl().setClientAuth(settings.tokens().isEmpty() ? ClientAuth.REQUIRE : ClientAuth.OPTIONAL);
                }
                return bean;
            }
        };
    }
}
