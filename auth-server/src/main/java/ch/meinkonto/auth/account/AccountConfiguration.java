package ch.meinkonto.auth.account;

import java.time.Duration;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are hashed and login names hidden. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountSettings.class)
class AccountConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Bean
    PasswordEncoder passwordEncoder(AccountSettings settings) {
        AccountSettings.Argon2 cost = settings.argon2();
        PasswordEncoder argon2id = new Argon2idEncoder(cost.memoryKib(), cost.iterations());
        return new NormalisedPasswordEncoder(
                new BoundedPasswordEncoder(argon2id, Runtime.getRuntime().availableProcessors(), PATIENCE));
    }

    @Bean
    LoginPseudonyms loginPseudonyms(AccountSettings settings) {
        return new LoginPseudonyms(settings.pseudonymKeyBytes());
    }
}
