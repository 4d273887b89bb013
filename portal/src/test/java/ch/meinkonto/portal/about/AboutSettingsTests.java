package ch.meinkonto.portal.about;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

/** Settings: mapping and validation; the defaults stand in the application's configuration. */
class AboutSettingsTests {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Bound.class)
            .withPropertyValues("meinkonto.about.accessibility=a@city.example",
                    "meinkonto.about.privacy=p@city.example", "meinkonto.about.security=s@city.example");

    @Test
    void mapsEverySetting() {
        application.run(context -> assertThat(context.getBean(AboutSettings.class))
                .isEqualTo(new AboutSettings("a@city.example", "p@city.example", "s@city.example")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accessibility=", "privacy=nobody", "security= "})
    void refusesToStartWithoutSomebodyWhoReads(String wrong) {
        application.withPropertyValues("meinkonto.about." + wrong).run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(AboutSettings.class)
    static class Bound {}
}
