package ch.meinkonto.securitytests.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTests {
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1", "https://127.3.2.1:1/x", "http://[::1]:9000"})
    void acceptsThisMachine(String address) {
        assertThat(Loopback.only(URI.create(address))).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1", "http://example.org", "http://localhost.example.org",
            "http://127.0.0.1.nip.io", "http://0.0.0.0", "http://[::]", "http://[2001:db8::1]"})
    void refusesAnotherMachine(String address) {
        assertThatExceptionOfType(TargetRefused.class).isThrownBy(() -> Loopback.only(URI.create(address)))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(TargetRefused.Reason.NOT_THIS_MACHINE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "localhost:8080", "//localhost", "ftp://localhost"})
    void refusesWhatIsNoHttpAddress(String address) {
        assertThatExceptionOfType(TargetRefused.class).isThrownBy(() -> Loopback.only(URI.create(address)))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(TargetRefused.Reason.NOT_AN_ADDRESS));
    }

    @Test
    void aStackElsewhereIsRefusedBeforeAnythingIsSent() {
        assertThatExceptionOfType(TargetRefused.class)
                .isThrownBy(() -> RunningStack.from(Map.of("MEINKONTO_PORTAL_URL", "https://www.example.org")))
                .withMessageContaining("not on this machine");
    }
}
