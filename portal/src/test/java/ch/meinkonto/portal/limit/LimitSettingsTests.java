package ch.meinkonto.portal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

/** Settings: defaults, mapping, validation. */
class LimitSettingsTests {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Bound.class);

    @Test
    void limitsWithoutAnySetting() {
        application.run(context -> assertThat(context.getBean(LimitSettings.class)).isEqualTo(new LimitSettings(
                new LimitSettings.Address(300, 1200), new LimitSettings.Account(120, 240), 20_000, List.of())));
    }

    @Test
    void mapsEverySetting() {
        application
                .withPropertyValues("meinkonto.limit.address.burst=1", "meinkonto.limit.address.per-minute=2",
                        "meinkonto.limit.account.burst=3", "meinkonto.limit.account.per-minute=4",
                        "meinkonto.limit.remembered=500", "meinkonto.limit.unlimited[0]=127.0.0.1")
                .run(context -> assertThat(context.getBean(LimitSettings.class)).isEqualTo(
                        new LimitSettings(new LimitSettings.Address(1, 2), new LimitSettings.Account(3, 4), 500,
                                List.of(InetAddress.ofLiteral("127.0.0.1")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"meinkonto.limit.address.burst=0", "meinkonto.limit.account.per-minute=0",
            "meinkonto.limit.remembered=1", "meinkonto.limit.unlimited=127.0.0.256"})
    void refusesToStartWithWhatCannotBeMeant(String wrong) {
        application.withPropertyValues(wrong).run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(LimitSettings.class)
    static class Bound {}
}
