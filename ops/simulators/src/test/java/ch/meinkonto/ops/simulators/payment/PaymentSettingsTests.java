package ch.meinkonto.ops.simulators.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;

/** A merchant that could not be served is refused at the start. */
class PaymentSettingsTests {
    @Test
    void wantsAKeyOfThirtyTwoBytesAtLeast() {
        assertThat(settings("1100001234", "secret", "0f".repeat(32)).webhookKeyBytes()).hasSize(32);
        assertThatIllegalArgumentException().isThrownBy(() -> settings("1100001234", "secret", "0f".repeat(31)));
        assertThatIllegalArgumentException().isThrownBy(() -> settings("1100001234", "secret", "zz".repeat(32)));
    }

    @Test
    void wantsMerchantIdAndPassword() {
        assertThatIllegalArgumentException().isThrownBy(() -> settings("", "secret", "0f".repeat(32)));
        assertThatIllegalArgumentException().isThrownBy(() -> settings("1100001234", " ", "0f".repeat(32)));
    }

    @Test
    void keepsSecretsOutOfItsText() {
        assertThat(settings("1100001234", "secret", "0f".repeat(32))).asString().doesNotContain("secret", "0f0f");
    }

    private static PaymentSettings settings(String merchant, String password, String key) {
        return new PaymentSettings(merchant, password, key, "http://localhost:8070", "City", Path.of("x"),
                Duration.ofSeconds(20), Duration.ofSeconds(1));
    }
}
