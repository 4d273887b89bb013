package ch.meinkonto.ops.simulators;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The payment provider and the mail sink of the local stack. */
@SpringBootApplication
public class SimulatorsApplication {
    /** Starts the application. */
    public static void main(String[] arguments) {
        SpringApplication.run(SimulatorsApplication.class, arguments);
    }
}
