package ch.meinkonto.soc.engine.travel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class TravelSettingsTests {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class);

    @Configuration
    @EnableConfigurationProperties(TravelSettings.class)
    static class Settings {}

    @Test
    void countWaysThatAreLongerThanTheCountry() {
        application.run(context -> assertThat(context.getBean(TravelSettings.class))
                .isEqualTo(new TravelSettings(400, 50_000)));
    }

    @Test
    void areReadFromTheEnvironment() {
        application.withPropertyValues("meinkonto.travel.shortest-km=100", "meinkonto.travel.most-accounts=7")
                .run(context -> assertThat(context.getBean(TravelSettings.class))
                        .isEqualTo(new TravelSettings(100, 7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"meinkonto.travel.shortest-km=0", "meinkonto.travel.shortest-km=20001",
            "meinkonto.travel.most-accounts=0"})
    void refuseWhatCannotWork(String setting) {
        application.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}
