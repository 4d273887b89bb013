package ch.meinkonto.soc.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Defaults, mapping and validation of the settings. */
class DetectSettingsTests {
    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new DetectSettings("classpath*:detections", "", Duration.ofMinutes(5), 50_000,
                        10_000, Duration.ofHours(24), Duration.ofSeconds(30)));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.of("meinkonto.detect.location", "file:/etc/detections", "meinkonto.detect.folder",
                "/etc/rules", "meinkonto.detect.lateness", "1h",
                "meinkonto.detect.most-groups", "7", "meinkonto.detect.most-occurrences", "8",
                "meinkonto.detect.longest-replay", "2h",
                "meinkonto.detect.snapshot-every", "3m")))
                .isEqualTo(new DetectSettings("file:/etc/detections", "/etc/rules", Duration.ofHours(1), 7, 8,
                        Duration.ofHours(2),
                        Duration.ofMinutes(3)));
    }

    @ParameterizedTest
    @CsvSource({"location,' '", "lateness,-1s", "lateness,25h", "most-groups,0", "most-occurrences,0",
            "longest-replay,-1h", "snapshot-every,0s"})
    void refusesNonsense(String key, String value) {
        assertThatThrownBy(() -> bind(Map.of("meinkonto.detect." + key, value))).isInstanceOf(BindException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining("meinkonto.detect." + key.split("-")[0]);
    }

    private static DetectSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("meinkonto.detect",
                DetectSettings.class);
    }
}
