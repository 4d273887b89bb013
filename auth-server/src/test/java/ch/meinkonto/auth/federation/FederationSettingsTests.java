package ch.meinkonto.auth.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import ch.meinkonto.auth.protocol.Assurance;

class FederationSettingsTests {
    private static final String PREFIX = "meinkonto.auth.federation.";
    private static final String SECRET = "s".repeat(32);

    @Test
    void thereIsNoProviderByDefault() {
        assertThat(bound(Map.of()).providers()).isEmpty();
        assertThat(bound(Map.of("providers.agov.issuer", "")).providers()).isEmpty();
    }

    @Test
    void aProviderIsReadWithItsLevels() {
        Map<String, String> settings = settings();
        settings.put("providers.agov.max-age", "5m");
        settings.put("providers.agov.levels.[urn:x:300].assurance", "identity-proven");
        settings.put("providers.agov.levels.[urn:x:300].identity", "300");

        FederationSettings.Provider provider = bound(settings).providers().get("agov");

        assertThat(provider.maxAge()).isEqualTo(Duration.ofMinutes(5));
        assertThat(provider.scopes()).containsExactly("openid", "profile", "email");
        assertThat(provider.name(Locale.FRENCH)).isEqualTo("name fr");
        assertThat(provider.name(Locale.JAPANESE)).isEqualTo("name de");
        assertThat(provider.levels())
                .containsExactly(Map.entry("urn:x:300", new FederationSettings.Level(Assurance.IDENTITY_PROVEN, 300)));
        assertThat(provider.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({"providers.agov.issuer, http://agov.example, https", "providers.agov.client-id, '', client id",
            "providers.agov.secret, short, 32", "providers.agov.private-key, {}, either",
            "providers.agov.secret, '', either", "providers.agov.names.it, , four languages",
            "providers.agov.scopes, email, openid", "providers.agov.max-age, -1m, future",
            "providers.agov.levels.x.identity, 700, 100 to 600"})
    void whatCannotWorkIsRefusedAtTheStart(String key, String value, String sentence) {
        Map<String, String> settings = settings();
        if (value == null) {
            settings.remove(key);
        } else {
            settings.put(key, value);
            settings.putIfAbsent("providers.agov.levels.x.assurance", "multi-factor");
        }

        assertThatThrownBy(() -> bound(settings)).isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining(sentence);
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("providers.agov.issuer", "https://agov.example");
        settings.put("providers.agov.client-id", "mein-konto");
        settings.put("providers.agov.secret", SECRET);
        for (String language : new String[]{"de", "en", "fr", "it"}) {
            settings.put("providers.agov.names." + language, "name " + language);
        }
        return settings;
    }

    private static FederationSettings bound(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        settings.forEach((key, value) -> all.put(PREFIX + key, value));
        return new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("meinkonto.auth.federation",
                FederationSettings.class);
    }
}
