package ch.meinkonto.portal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** What residents and caseworkers use. */
@SpringBootApplication
public class PortalApplication {
    /** Starts the application. */
    public static void main(String[] arguments) {
        SpringApplication.run(PortalApplication.class, arguments);
    }
}
