package ch.meinkonto.dashboards;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What the analysts of the security operations centre use. */
@SpringBootApplication
@EnableScheduling
public class DashboardsApplication {
    /** Starts the application. */
    public static void main(String[] arguments) {
        SpringApplication.run(DashboardsApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
