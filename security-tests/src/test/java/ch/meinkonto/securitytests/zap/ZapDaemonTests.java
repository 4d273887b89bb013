package ch.meinkonto.securitytests.zap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ZapDaemonTests {
    @Test
    void comesUpWithOurRulesAndGoesAway() {
        ZapApi api;
        try (ZapDaemon daemon = ZapDaemon.start()) {
            api = daemon.api();
            assertThat(api.value(api.view("core", "version"))).isEqualTo("2.17.0");
            assertThat(api.view("ascan", "scanners").path("scanners")).isNotEmpty();
            assertThat(api.view("pscan", "scanners").path("scanners")).isNotEmpty();
            assertThat(daemon.log()).doesNotContain("ERROR");
        }
        assertThatExceptionOfType(ZapUnavailable.class).isThrownBy(() -> api.view("core", "version"))
                .withMessageContaining("does not answer");
    }
}
