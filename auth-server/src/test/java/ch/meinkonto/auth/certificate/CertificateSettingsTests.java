package ch.meinkonto.auth.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CertificateSettingsTests {
    @Test
    void byDefaultNobodyComesWithACertificate() {
        assertThat(bind(Map.of()).reachable()).isEmpty();
        assertThat(bind(Map.of()).port()).isEqualTo(9443);
    }

    @Test
    void everySettingCanBeGiven() {
        CertificateSettings settings = bind(Map.of("bundle", "clients", "port", "443", "address",
                "https://certificates.example.ch"));

        assertThat(settings).isEqualTo(
                new CertificateSettings("clients", 443, URI.create("https://certificates.example.ch")));
        assertThat(settings.reachable()).contains(URI.create("https://certificates.example.ch"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://certificates.example.ch", "certificates.example.ch"})
    void anAddressWithoutTlsIsRefused(URI address) {
        assertThatThrownBy(() -> new CertificateSettings("clients", 443, address)).hasMessageContaining("https");
    }

    @Test
    void aConnectorThatNobodyCanFindIsRefused() {
        @Nullable
        URI nowhere = null;
        assertThatThrownBy(() -> new CertificateSettings("clients", 443, nowhere)).hasMessageContaining("https");
    }

    private static CertificateSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", CertificateSettings.class);
    }
}
