package ch.meinkonto.soc.engine.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Defaults, mapping and validation of what orders are taken and delivered by. */
class RespondSettingsTests {
    private static final Map<String, String> APPLICATIONS = Map.of("applications.auth-server", "https://auth.example",
            "applications.portal", "http://127.0.0.1:8080");

    @Test
    void ordersNothingByDefault() {
        RespondSettings settings = settings(Map.of());
        assertThat(settings).isEqualTo(new RespondSettings("engine", "", Map.of(), List.of("dashboards-machine"), true,
                Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMinutes(5),
                Duration.ofHours(24), Duration.ofMinutes(5), 30, Duration.ofMinutes(15), 5, 5, Duration.ofDays(365)));
        assertThat(settings.on()).isFalse();
    }

    @Test
    void readsEverySetting() {
        Map<String, String> all = new HashMap<>(APPLICATIONS);
        all.putAll(Map.of("client-id", "other", "client-secret", "secret", "consoles", "a,b", "automatic", "false",
                "every", "2s", "timeout", "3s", "first-pause", "4s", "longest-pause", "5s", "give-up-after", "6h",
                "reconcile-every", "7m"));
        all.putAll(Map.of("most-per-minute", "8", "oldest-evidence", "9m", "most-accounts", "10", "most-targets", "11",
                "keep-for", "12d"));
        RespondSettings settings = settings(all);
        assertThat(settings).isEqualTo(new RespondSettings("other", "secret", Map.of("auth-server",
                URI.create("https://auth.example"), "portal", URI.create("http://127.0.0.1:8080")), List.of("a", "b"),
                false, Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofSeconds(5),
                Duration.ofHours(6), Duration.ofMinutes(7), 8, Duration.ofMinutes(9), 10, 11, Duration.ofDays(12)));
        assertThat(settings.on()).isTrue();
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"every,0s", "timeout,-1s", "first-pause,10m", "most-per-minute,0", "most-accounts,0", "most-targets,0",
            "applications.portal,ftp://127.0.0.1/", "applications.portal,https://user:word@portal.example"})
    void refusesWhatCannotWork(String name, String value) {
        Map<String, String> all = new HashMap<>(APPLICATIONS);
        all.put(name, value);
        assertThatThrownBy(() -> settings(all)).isInstanceOf(BindException.class);
    }

    @Test
    void refusesASecretWithoutEveryApplication() {
        assertThatThrownBy(() -> settings(Map.of("client-secret", "secret", "applications.portal",
                "http://127.0.0.1:8080"))).isInstanceOf(BindException.class);
    }

    @Test
    void pausesGrowUpToTheLongest() {
        RespondSettings settings = settings(Map.of());
        assertThat(List.of(1, 2, 3, 9, 10, 1000)).extracting(settings::pauseAfter)
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4),
                        Duration.ofSeconds(256), Duration.ofMinutes(5), Duration.ofMinutes(5));
    }

    private static RespondSettings settings(Map<String, String> values) {
        Map<String, String> prefixed = new HashMap<>();
        values.forEach((name, value) -> prefixed.put("meinkonto.respond." + name, value));
        return new Binder(new MapConfigurationPropertySource(prefixed)).bindOrCreate("meinkonto.respond",
                RespondSettings.class);
    }
}
