package ch.meinkonto.auth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ClientSettingsTests {
    private static final String SECRET = "a-secret-of-more-than-32-characters-1234";

    @Test
    void byDefaultAClientHasNoSwitchOnAndShortTokens() {
        ClientSettings.Client app = bind("kind", "native").clients().get("app");

        assertThat(app.exchangesTokensOf()).isEmpty();
        assertThat(app.certificateSubject()).isNull();
        assertThat(app.boundTokens()).isFalse();
        assertThat(app.pushedRequests()).isFalse();
        assertThat(app.fapi()).isFalse();
        assertThat(app.accessTokenLifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(app.refreshTokenLifetime()).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void aMachineCanActForPeopleWhoUseAProgram() {
        assertThat(bind("kind", "machine", "secret", SECRET, "exchanges-tokens-of", "program").clients().get("app"))
                .extracting(ClientSettings.Client::exchangesTokensOf)
                .isEqualTo(List.of("program"));
    }

    @Test
    void aClientWithACertificateNeedsNoSecret() {
        assertThat(bind("kind", "web", "certificate-subject", "CN=app,O=City", "secret", "").clients().get("app"))
                .extracting(ClientSettings.Client::certificateSubject)
                .isEqualTo("CN=app,O=City");
    }

    @ParameterizedTest
    @CsvSource({"machine,exchanges-tokens-of,other-machine,people allow it nothing",
            "machine,exchanges-tokens-of,nobody,people allow it nothing",
            "web,exchanges-tokens-of,program,is no machine", "machine,certificate-subject,CN=app,needs no secret",
            "machine,keys-uri,https://app.example/keys,needs no secret",
            "device,secret," + SECRET + ",cannot keep a secret", "machine,access-token-lifetime,61m,at most an hour"})
    void whatDoesNotGoTogetherIsRefused(String kind, String setting, String value, String words) {
        Map<String, String> client = new HashMap<>(Map.of("kind", kind));
        if (!kind.equals("device")) {
            client.put("secret", SECRET);
        }
        client.put(setting, value);

        assertThatThrownBy(() -> bind(client)).rootCause().hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource({"device", "native"})
    void aProgramOnADeviceHasNoCertificate(String kind) {
        assertThatThrownBy(() -> bind("kind", kind, "certificate-subject", "CN=app")).rootCause()
                .hasMessageContaining("cannot keep a key");
    }

    private static ClientSettings bind(String... settings) {
        Map<String, String> client = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            client.put(settings[i], settings[i + 1]);
        }
        return bind(client);
    }

    /** With a program that people use, and a machine that they do not. */
    private static ClientSettings bind(Map<String, String> client) {
        Map<String, String> all = new HashMap<>(Map.of("x.clients.program.kind", "native", "x.clients.program.name",
                "Program", "x.clients.program.scopes", "openid", "x.clients.other-machine.kind", "machine",
                "x.clients.other-machine.name", "Machine", "x.clients.other-machine.scopes", "soc:read",
                "x.clients.other-machine.secret", SECRET, "x.clients.app.name", "App", "x.clients.app.scopes",
                "parking-permit"));
        client.forEach((name, value) -> all.put("x.clients.app." + name, value));
        return new Binder(new MapConfigurationPropertySource(all)).bind("x", Bindable.of(ClientSettings.class)).get();
    }
}
