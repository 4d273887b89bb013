package ch.meinkonto.portal.payment;

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
class PaymentSettingsTests {
    private static final String[] LEAST = {"meinkonto.payment.url=http://localhost:8070",
            "meinkonto.payment.page=http://localhost:8070", "meinkonto.payment.portal=http://localhost:8080",
            "meinkonto.payment.merchant-id=1100001234", "meinkonto.payment.password=secret",
            "meinkonto.payment.webhook-key=" + "0f".repeat(32)};

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Bound.class);

    @Test
    void hasDefaultsForEverythingThatIsNoSecretAndNoAddress() {
        application.withPropertyValues(LEAST).run(context -> assertThat(context.getBean(PaymentSettings.class))
                .isEqualTo(new PaymentSettings(URI.create("http://localhost:8070"), URI.create("http://localhost:8070"),
                        URI.create("http://localhost:8080"), "1100001234", "secret", "0f".repeat(32),
                        Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofMinutes(1))));
    }

    @Test
    void mapsEverySetting() {
        application.withPropertyValues(LEAST)
                .withPropertyValues("meinkonto.payment.page=https://pay.example.ch",
                        "meinkonto.payment.connect-timeout=1s", "meinkonto.payment.read-timeout=3s",
                        "meinkonto.payment.poll-interval=10s")
                .run(context -> {
                    PaymentSettings settings = context.getBean(PaymentSettings.class);
                    assertThat(settings.page()).isEqualTo(URI.create("https://pay.example.ch"));
                    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
                    assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(3));
                    assertThat(settings.pollInterval()).isEqualTo(Duration.ofSeconds(10));
                    assertThat(settings.webhookKeyBytes()).hasSize(32).containsOnly(0x0f);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"meinkonto.payment.webhook-key=0f0f", "meinkonto.payment.webhook-key=not-hexadecimal",
            "meinkonto.payment.password=", "meinkonto.payment.merchant-id= "})
    void refusesToStartWithASettingThatWouldFailLater(String wrong) {
        application.withPropertyValues(LEAST).withPropertyValues(wrong)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void keepsSecretsOutOfItsText() {
        application.withPropertyValues(LEAST).run(context -> assertThat(context.getBean(PaymentSettings.class))
                .asString().doesNotContain("secret").doesNotContain("0f0f"));
    }

    @EnableConfigurationProperties(PaymentSettings.class)
    static class Bound {}
}
