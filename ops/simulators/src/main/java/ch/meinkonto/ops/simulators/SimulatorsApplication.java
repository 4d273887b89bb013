package ch.meinkonto.ops.simulators;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The payment provider and the mail sink of the local stack. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SimulatorsApplication {
    /** Starts the application. */
    public static void main(String[] arguments) {
        SpringApplication.run(SimulatorsApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
