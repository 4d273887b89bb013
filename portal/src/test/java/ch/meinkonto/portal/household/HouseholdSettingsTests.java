package ch.meinkonto.portal.household;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

/** Settings: defaults, mapping, validation. */
class HouseholdSettingsTests {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Bound.class);

    @Test
    void needsTheAddressAlone() {
        application.withPropertyValues("meinkonto.household.url=http://registers")
                .run(context -> assertThat(context.getBean(HouseholdSettings.class)).isEqualTo(
                        new HouseholdSettings(URI.create("http://registers"), "mein-konto", "", Duration.ofSeconds(2),
                                Duration.ofSeconds(5), Duration.ofDays(365), 5)));
    }

    @Test
    void mapsEverySetting() {
        application
                .withPropertyValues("meinkonto.household.url=http://registers", "meinkonto.household.client=us",
                        "meinkonto.household.password=secret", "meinkonto.household.connect-timeout=1s",
                        "meinkonto.household.read-timeout=3s", "meinkonto.household.lasts=30d",
                        "meinkonto.household.tries=2")
                .run(context -> assertThat(context.getBean(HouseholdSettings.class)).isEqualTo(
                        new HouseholdSettings(URI.create("http://registers"), "us", "secret", Duration.ofSeconds(1),
                                Duration.ofSeconds(3), Duration.ofDays(30), 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"meinkonto.household.client=", "meinkonto.household.lasts=0d",
            "meinkonto.household.tries=0"})
    void refusesToStartWithWhatCannotBeMeant(String wrong) {
        application.withPropertyValues("meinkonto.household.url=http://registers", wrong)
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(HouseholdSettings.class)
    static class Bound {}
}
