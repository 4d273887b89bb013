package ch.meinkonto.soc.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class ReceiveSettingsTests {
    /** Without the token that this build gives to all engines of its tests. */
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(context -> context.getEnvironment().getPropertySources().remove("systemProperties"))
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @Configuration
    @EnableConfigurationProperties(ReceiveSettings.class)
    static class Settings {}

    @Test
    void haveDefaultsForThisMachineButNoneForASecret() {
        application.run(context -> assertThat(context).getFailure()
                .rootCause()
                .hasMessage("meinkonto.receive: who may send must be said, by tokens or by tls-bundle"));
        application.withPropertyValues("MEINKONTO_RECEIVE_TOKENS=0123456789abcdef").run(context -> {
            ReceiveSettings settings = context.getBean(ReceiveSettings.class);
            assertThat(settings.address().isLoopbackAddress()).isTrue();
            assertThat(settings.httpPort()).isEqualTo(4318);
            assertThat(settings.grpcPort()).isEqualTo(4317);
            assertThat(settings.tokens()).containsExactly("0123456789abcdef");
            assertThat(settings.tls()).isFalse();
            assertThat(settings.largestBody()).isEqualTo(DataSize.ofMegabytes(8));
            assertThat(settings.largestCompressed()).isEqualTo(DataSize.ofMegabytes(4));
            assertThat(settings.deepest()).isEqualTo(64);
        });
    }

    @Test
    void areReadFromTheEnvironment() {
        application.withPropertyValues("MEINKONTO_RECEIVE_TOKENS=old-0123456789abc,new-0123456789abc",
                "meinkonto.receive.tls-bundle=otlp", "meinkonto.receive.largest-body=1MB",
                "meinkonto.receive.largest-compressed=100KB", "meinkonto.receive.deepest=20").run(context -> {
                    ReceiveSettings settings = context.getBean(ReceiveSettings.class);
                    assertThat(settings.tokens()).isEqualTo(List.of("old-0123456789abc", "new-0123456789abc"));
                    assertThat(settings.tls()).isTrue();
                    assertThat(settings.largestBody()).isEqualTo(DataSize.ofMegabytes(1));
                    assertThat(settings.largestCompressed()).isEqualTo(DataSize.ofKilobytes(100));
                    assertThat(settings.deepest()).isEqualTo(20);
                    assertThat(settings.toString()).doesNotContain("0123456789abc");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"meinkonto.receive.http-port=70000", "meinkonto.receive.largest-body=65MB",
            "meinkonto.receive.largest-compressed=0B", "meinkonto.receive.deepest=5",
            "meinkonto.receive.logs-at-once=0", "meinkonto.receive.tokens=short"})
    void refuseWhatCannotWork(String setting) {
        application.withPropertyValues("meinkonto.receive.tls-bundle=otlp", setting)
                .run(context -> assertThat(context).hasFailed());
    }
}
