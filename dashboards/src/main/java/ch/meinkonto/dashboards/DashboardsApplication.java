package ch.meinkonto.dashboards;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** What the analysts of the security operations centre use. */
@SpringBootApplication
public class DashboardsApplication {
    /** Starts the application. */
    public static void main(String[] arguments) {
        SpringApplication.run(DashboardsApplication.class, arguments);
    }
}
