package ch.meinkonto.auth;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Who people are: the OpenID provider of Mein Konto. */
@SpringBootApplication
public class AuthServerApplication {
    /** Starts the application. */
    public static void main(String[] arguments) {
        SpringApplication.run(AuthServerApplication.class, arguments);
    }
}
