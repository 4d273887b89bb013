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

    /** Where nobody has tried for long; later tries come at the rate of the refill. */
    @Test
    void noAccountTakesAHundredWrongPasswordsAtOnce() {
        assertThat(SignInBudgets.ACCOUNT.burst() + SignInBudgets.ACCOUNT_AND_DEVICE.burst()).isLessThan(100);
    }
}
