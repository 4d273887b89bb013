package ch.meinkonto.portal.about;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

/** Settings: defaults, mapping and validation. */
class TelemetryKeptTests {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Bound.class);

    @Test
    void isWhatTheEngineKeepsWhereNobodySaysOtherwise() {
        application.run(context -> assertThat(context.getBean(TelemetryKept.class))
                .isEqualTo(new TelemetryKept(365, 90)));
    }

    @Test
    void mapsEverySettingOfTheEngine() {
        application.withPropertyValues("meinkonto.retention.events=400", "meinkonto.retention.spans=30",
                "meinkonto.retention.metrics=14")
                .run(context -> assertThat(context.getBean(TelemetryKept.class)).isEqualTo(new TelemetryKept(400, 30)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"events=0", "spans=-1"})
    void refusesWhatTheEngineRefuses(String wrong) {
        application.withPropertyValues("meinkonto.retention." + wrong).run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(TelemetryKept.class)
    static class Bound {}
}
