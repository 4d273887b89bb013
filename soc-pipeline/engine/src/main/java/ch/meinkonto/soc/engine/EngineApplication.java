package ch.meinkonto.soc.engine;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.grpc.server.autoconfigure.security.GrpcServerOAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.grpc.server.autoconfigure.security.GrpcServerSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Receives telemetry, stores it, detects and raises alerts. */
@SpringBootApplication(
        // The intake knows its senders by itself; tokens of our issuer are for the API.
        exclude = {GrpcServerSecurityAutoConfiguration.class, GrpcServerOAuth2ResourceServerAutoConfiguration.class})
public class EngineApplication {
    /** Starts the application. */
    public static void main(String[] arguments) {
        SpringApplication.run(EngineApplication.class, arguments);
    }

    /** The one clock of the engine. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
