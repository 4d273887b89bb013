package ch.meinkonto.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class LimitTests {
    @Test
    void aLimitAllowsSomethingNowAndThen() {
        assertThatThrownBy(() -> new Limit("none", "client", 0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limit("never", "client", 1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limit("hardly", "client", 1, Duration.ofDays(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** NIST SP 800-63B-4, section 3.2.2: no more than 100 wrong tries in a row. */
    @Test
    void noAccountTakesAHundredWrongPasswordsInARow() {
        assertThat(SignInBudgets.ACCOUNT.burst() + SignInBudgets.ACCOUNT_AND_DEVICE.burst()).isLessThan(100);
    }
}
