package ch.meinkonto.soc.engine;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Receives telemetry, stores it, detects and raises alerts. */
@SpringBootApplication
public class EngineApplication {
    /** Starts the application. */
    public static void main(String[] arguments) {
        SpringApplication.run(EngineApplication.class, arguments);
    }
}
