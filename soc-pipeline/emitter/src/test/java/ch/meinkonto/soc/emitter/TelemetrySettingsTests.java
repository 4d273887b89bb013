package ch.meinkonto.soc.emitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

class TelemetrySettingsTests {
    /** Without what this machine and this build say: the tests are about our own defaults. */
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(context -> {
                context.getEnvironment().getPropertySources().remove("systemProperties");
                context.getEnvironment().getPropertySources().remove("systemEnvironment");
            })
            .withUserConfiguration(Settings.class);

    @Configuration
    @EnableConfigurationProperties(TelemetrySettings.class)
    @PropertySource("classpath:ch/meinkonto/soc/emitter/defaults.properties")
    static class Settings {}

    @Test
    void hasDefaultsThatDeliverToTheEngineOnThisMachine() {
        application.withPropertyValues("spring.application.name=portal").run(context -> assertThat(
                context.getBean(TelemetrySettings.class))
                .isEqualTo(new TelemetrySettings(URI.create("http://127.0.0.1:4318"), "", "", "portal", true, 500,
                        Duration.ofMillis(500), Duration.ofMillis(200), Duration.ofSeconds(30), 20_160,
                        Duration.ofSeconds(10), Duration.ofSeconds(5))));
    }

    @Test
    void followsOpenTelemetrysOwnSettings() {
        application.withPropertyValues("spring.application.name=portal", "OTEL_SERVICE_NAME=portal-blue",
                "OTEL_EXPORTER_OTLP_ENDPOINT=https://collector.example:4318/",
                "OTEL_EXPORTER_OTLP_HEADERS=Authorization=Bearer%20a+b,X-City=7").run(context -> {
                    TelemetrySettings settings = context.getBean(TelemetrySettings.class);
                    assertThat(settings.serviceName()).isEqualTo("portal-blue");
                    assertThat(settings.logs()).isEqualTo(URI.create("https://collector.example:4318/v1/logs"));
                    assertThat(ExportHeaders.parse(settings.headers()))
                            .isEqualTo(Map.of("Authorization", "Bearer a+b", "X-City", "7"));
                    assertThat(settings.toString()).doesNotContain("a+b");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"meinkonto.telemetry.endpoint=ftp://example.ch", "meinkonto.telemetry.service-name=",
            "meinkonto.telemetry.batch-size=0", "meinkonto.telemetry.poll=0ms", "meinkonto.telemetry.gather=-1ms",
            "meinkonto.telemetry.heartbeat=-1s",
            "meinkonto.telemetry.timeout=0s", "meinkonto.telemetry.most-heartbeats=0",
            "meinkonto.telemetry.headers=Bearer abc",
            "meinkonto.telemetry.headers=Authorization=%zz", "meinkonto.telemetry.longest-backoff=0s"})
    void refusesWhatCannotWork(String setting) {
        application.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}
