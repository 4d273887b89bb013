package ch.meinkonto.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AccountSettingsTests {
    private static final String KEY = "0f".repeat(32);

    @Test
    void byDefaultAHashCostsWhatOwaspAdvises() {
        AccountSettings settings = bind(Map.of("pseudonym-key", KEY));

        assertThat(settings.argon2()).isEqualTo(new AccountSettings.Argon2(19 * 1024, 2));
        assertThat(settings.demoPassword()).isNull();
    }

    @Test
    void everySettingCanBeGiven() {
        AccountSettings settings = bind(Map.of("pseudonym-key", KEY, "demo-password", "secret", "argon2.memory-kib",
                "65536", "argon2.iterations", "3"));

        assertThat(settings).isEqualTo(new AccountSettings(KEY, "secret", true, new AccountSettings.Argon2(65536, 3)));
        assertThat(settings.toString()).doesNotContain(KEY, "secret");
    }

    @ParameterizedTest
    @CsvSource({"4096,20", "7168,4", "19456,1"})
    void aCheaperHashIsRefused(int memoryKib, int iterations) {
        assertThatThrownBy(() -> new AccountSettings.Argon2(memoryKib, iterations))
                .hasMessageContaining("Argon2id needs at least");
    }

    private static AccountSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bind("", AccountSettings.class).get();
    }
}
