package ch.meinkonto.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KeySettingsTests {
    private static final String KEY = "0f".repeat(32);

    @Test
    void byDefaultAKeySignsForNinetyDaysAndStaysPublishedForTwoHoursMore() {
        assertThat(bind(Map.of("encryption-key", KEY))).isEqualTo(
                new KeySettings(KEY, Duration.ofDays(90), Duration.ofHours(1), Duration.ofHours(2)));
    }

    @Test
    void everySettingCanBeGivenAndTheKeyIsNotTold() {
        KeySettings settings = bind(Map.of("encryption-key", KEY, "rotated-every", "30d", "published-ahead", "10m",
                "longest-token", "61m"));

        assertThat(settings).isEqualTo(
                new KeySettings(KEY, Duration.ofDays(30), Duration.ofMinutes(10), Duration.ofMinutes(61)));
        assertThat(settings.toString()).doesNotContain(KEY);
    }

    /** A client may have access tokens that live for an hour. */
    @ParameterizedTest
    @ValueSource(strings = {"PT31M", "PT1H"})
    void aKeyThatGoesBeforeItsTokensIsRefused(Duration longestToken) {
        assertThatThrownBy(() -> new KeySettings(KEY, Duration.ofDays(90), Duration.ofHours(1), longestToken))
                .hasMessageContaining("access tokens live for up to an hour");
    }

    @ParameterizedTest
    @CsvSource({"PT1H,PT4M", "PT10M,PT11M"})
    void aKeyThatSignsBeforeAnybodyKnowsItIsRefused(Duration rotatedEvery, Duration publishedAhead) {
        assertThatThrownBy(() -> new KeySettings(KEY, rotatedEvery, publishedAhead, Duration.ofHours(2)))
                .hasMessageContaining("at least 5 minutes");
    }

    private static KeySettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bind("", KeySettings.class).get();
    }
}
