package ch.meinkonto.ops.simulators;

import java.time.Clock;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The payment provider, the city's registers and the mail sink of the local stack. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SimulatorsApplication {
    /** Starts the application. */
    public static void main(String[] arguments) {
        builder().run(arguments);
    }

    /** The application with its settings, which stand in {@code simulators.yml}: so it can live in another's tests. */
    static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(SimulatorsApplication.class).properties("spring.config.name=simulators");
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
