package ch.meinkonto.portal.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

/** Settings: defaults, mapping, validation. */
class MoveSettingsTests {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Bound.class)
            .withPropertyValues("meinkonto.move.url=http://localhost:8070");

    @Test
    void triesAboutTwoDaysAndKeepsWhatWasToldAYear() {
        application.run(context -> {
            MoveSettings settings = context.getBean(MoveSettings.class);
            assertThat(settings.mostAttempts()).isEqualTo(60);
            assertThat(settings.keepMessages()).isEqualTo(Duration.ofDays(365));
            assertThat(settings.holderKey()).as("no key is made out of another secret").isEmpty();
        });
    }

    @Test
    void mapsEverySetting() {
        application.withPropertyValues("meinkonto.move.password=secret", "meinkonto.move.holder-key=key-of-the-marks",
                "meinkonto.move.most-attempts=5", "meinkonto.move.keep-messages=30d").run(context -> {
                    MoveSettings settings = context.getBean(MoveSettings.class);
                    assertThat(settings.holderKey()).isEqualTo("key-of-the-marks");
                    assertThat(settings.mostAttempts()).isEqualTo(5);
                    assertThat(settings.keepMessages()).isEqualTo(Duration.ofDays(30));
                    assertThat(settings.toString()).doesNotContain("secret", "key-of-the-marks");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"most-attempts=0", "most-attempts=-1", "client=", "sender="})
    void refusesWhatCannotBe(String setting) {
        application.withPropertyValues("meinkonto.move." + setting).run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(MoveSettings.class)
    static class Bound {}
}
