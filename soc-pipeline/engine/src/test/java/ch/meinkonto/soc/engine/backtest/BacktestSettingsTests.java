package ch.meinkonto.soc.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Defaults, mapping and validation of the settings. */
class BacktestSettingsTests {
    @Test
    void hasDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new BacktestSettings(Duration.ofDays(92), 20_000_000,
                Duration.ofMinutes(10), 2, 50_000, 10_000, Duration.ofMinutes(5), 65_536, 20));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.of("longest-range", "7d", "most-events", "1", "longest-run", "2s", "most-at-once", "3",
                "most-groups", "4", "most-occurrences", "5", "lateness", "6m", "most-rule-characters", "7", "most-kept",
                "8"))).isEqualTo(new BacktestSettings(Duration.ofDays(7), 1, Duration.ofSeconds(2), 3, 4, 5,
                        Duration.ofMinutes(6), 7, 8));
    }

    @ParameterizedTest
    @CsvSource({"longest-range,0s", "longest-run,-1s", "lateness,-1s", "most-events,0", "most-at-once,0",
            "most-groups,0", "most-occurrences,0", "most-rule-characters,0", "most-kept,0"})
    void refusesNonsense(String key, String value) {
        assertThatThrownBy(() -> bind(Map.of(key, value))).isInstanceOf(BindException.class)
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("meinkonto.backtest");
    }

    private static BacktestSettings bind(Map<String, String> settings) {
        Map<String, String> named = new HashMap<>();
        settings.forEach((key, value) -> named.put("meinkonto.backtest." + key, value));
        return new Binder(new MapConfigurationPropertySource(named)).bindOrCreate("meinkonto.backtest",
                BacktestSettings.class);
    }
}
