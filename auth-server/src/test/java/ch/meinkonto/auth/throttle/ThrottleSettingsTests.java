package ch.meinkonto.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ThrottleSettingsTests {
    @Test
    void byDefaultEverybodyIsCounted() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("meinkonto.auth.throttle", ThrottleSettings.class)
                .exemptAddresses()).isEmpty();
    }

    @Test
    void addressesCanBeExempt() {
        assertThat(bind("127.0.0.1,::1").exemptAddresses())
                .containsExactly(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThatThrownBy(() -> bind("every where")).isInstanceOf(BindException.class);
    }

    private static ThrottleSettings bind(String addresses) {
        return new Binder(new MapConfigurationPropertySource(
                Map.of("meinkonto.auth.throttle.exempt-addresses", addresses)))
                .bind("meinkonto.auth.throttle", ThrottleSettings.class)
                .get();
    }
}
