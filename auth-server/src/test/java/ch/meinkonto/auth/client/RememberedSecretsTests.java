package ch.meinkonto.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class RememberedSecretsTests {
    private final AtomicInteger slowChecks = new AtomicInteger();
    private final RememberedSecrets secrets = new RememberedSecrets(new Slow(), new SecureRandom());

    @Test
    void aRightSecretIsCheckedTheSlowWayOnce() {
        assertThat(secrets.matches("right", "hash of right")).isTrue();
        assertThat(secrets.matches("right", "hash of right")).isTrue();

        assertThat(slowChecks).hasValue(1);
    }

    @Test
    void aWrongSecretIsNeverRemembered() {
        assertThat(secrets.matches("wrong", "hash of right")).isFalse();
        assertThat(secrets.matches("wrong", "hash of right")).isFalse();

        assertThat(slowChecks).hasValue(2);
    }

    @Test
    void aSecretIsForgottenWhenTheHashChanges() {
        secrets.matches("right", "hash of right");

        assertThat(secrets.matches("right", "hash of another")).isFalse();
    }

    private final class Slow implements PasswordEncoder {
        @Override
        public String encode(CharSequence secret) {
            return "hash of " + secret;
        }

        @Override
        public boolean matches(CharSequence secret, String hash) {
            slowChecks.incrementAndGet();
            return hash.equals(encode(secret));
        }
    }
}
