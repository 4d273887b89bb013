package ch.meinkonto.soc.engine.notify;

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

/** Defaults, mapping and validation of the settings of all channels and of the watch. */
class NotifySettingsTests {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Map<String, String> ALL = Map.of("webhook.url", "https://soc.example/alerts", "webhook.secret",
            SECRET, "mail.from", "soc@example.ch", "mail.to", "a@example.ch,b@example.ch", "syslog.host",
            "collector.example", "syslog.port", "6514");

    @Test
    void hasNoChannelByDefault() {
        assertThat(notify(Map.of())).isEqualTo(new NotifySettings(null, null, null, Duration.ofSeconds(2),
                Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(24),
                List.of(Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(24)), Duration.ofDays(90)));
    }

    @Test
    void channelsHaveDefaults() {
        NotifySettings settings = notify(ALL);
        assertThat(settings.webhook()).isEqualTo(
                new WebhookSettings(URI.create("https://soc.example/alerts"), SECRET, Duration.ofSeconds(10)));
        assertThat(settings.mail()).isEqualTo(new MailSettings("soc@example.ch",
                List.of("a@example.ch", "b@example.ch"), Duration.ofMinutes(15)));
        assertThat(settings.syslog()).isEqualTo(new SyslogSettings("collector.example", 6514,
                SyslogSettings.Protocol.TCP, "", 10, Duration.ofSeconds(10)));
    }

    @Test
    void readsEverySetting() {
        Map<String, String> settings = new HashMap<>(ALL);
        settings.putAll(Map.of("webhook.timeout", "1s", "mail.interval", "2m", "syslog.protocol", "tls",
                "syslog.facility", "13", "syslog.timeout", "3s", "every", "4s", "first-pause", "5s", "longest-pause",
                "6s", "give-up-after", "7h", "repeat-after", "8h,9h"));
        settings.putAll(Map.of("syslog.tls-bundle", "collectors", "keep-for", "10d"));
        assertThat(notify(settings)).isEqualTo(new NotifySettings(
                new WebhookSettings(URI.create("https://soc.example/alerts"), SECRET, Duration.ofSeconds(1)),
                new MailSettings("soc@example.ch", List.of("a@example.ch", "b@example.ch"), Duration.ofMinutes(2)),
                new SyslogSettings("collector.example", 6514, SyslogSettings.Protocol.TLS, "collectors", 13,
                        Duration.ofSeconds(3)),
                Duration.ofSeconds(4), Duration.ofSeconds(5), Duration.ofSeconds(6), Duration.ofHours(7),
                List.of(Duration.ofHours(8), Duration.ofHours(9)), Duration.ofDays(10)));
    }

    @ParameterizedTest
    @CsvSource({"webhook.url,http://soc.example/alerts", "webhook.url,https://user:word@soc.example/",
            "webhook.url,ftp://127.0.0.1/", "webhook.secret,short", "webhook.timeout,0s", "mail.from,' '",
            "mail.interval,0s", "syslog.host,' '", "syslog.port,0", "syslog.port,65536", "syslog.facility,24",
            "syslog.timeout,0s", "every,0s", "first-pause,0s", "longest-pause,1ms", "give-up-after,0s",
            "repeat-after,0s", "keep-for,23h", "syslog.tls-bundle,collectors"})
    void refusesNonsense(String key, String value) {
        Map<String, String> settings = new HashMap<>(ALL);
        settings.put(key, value);
        assertThatThrownBy(() -> notify(settings)).isInstanceOf(BindException.class)
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("meinkonto.notify");
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:8099/alerts", "http://localhost/alerts", "http://[::1]:80/"})
    void takesPlainHttpOnThisMachineOnly(URI url) {
        assertThat(new WebhookSettings(url, SECRET, Duration.ofSeconds(1)).url()).isEqualTo(url);
    }

    @Test
    void doesNotShowTheSecret() {
        assertThat(notify(ALL).toString()).doesNotContain(SECRET);
    }

    @Test
    void theWatchHasDefaults() {
        assertThat(watch(Map.of())).isEqualTo(
                new WatchSettings(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofHours(1), List.of()));
    }

    @Test
    void theWatchReadsEverySetting() {
        assertThat(watch(Map.of("every", "1s", "patience", "2s", "silence", "3m", "sources", "portal,auth-server")))
                .isEqualTo(new WatchSettings(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMinutes(3),
                        List.of("portal", "auth-server")));
    }

    @ParameterizedTest
    @CsvSource({"every,0s", "patience,-1s", "silence,0s", "sources,' ,portal'"})
    void theWatchRefusesNonsense(String key, String value) {
        assertThatThrownBy(() -> watch(Map.of(key, value))).isInstanceOf(BindException.class)
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("meinkonto.watch");
    }

    private static NotifySettings notify(Map<String, String> settings) {
        return bind("meinkonto.notify", settings, NotifySettings.class);
    }

    private static WatchSettings watch(Map<String, String> settings) {
        return bind("meinkonto.watch", settings, WatchSettings.class);
    }

    private static <T> T bind(String prefix, Map<String, String> settings, Class<T> type) {
        Map<String, String> named = new HashMap<>();
        settings.forEach((key, value) -> named.put(prefix + "." + key, value));
        return new Binder(new MapConfigurationPropertySource(named)).bindOrCreate(prefix, type);
    }
}
