package ch.meinkonto.securitytests.zap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;

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

    @Test
    void endsWithTheProgramThatStartedItEvenIfThatIsKilled() throws IOException {
        Process owner = new ProcessBuilder("sleep", "60").start();
        try (ZapDaemon daemon = ZapDaemon.start(owner.toHandle())) {
            assertThat(daemon.isAlive()).isTrue();

            owner.destroyForcibly();

            await().atMost(Duration.ofSeconds(60)).until(() -> !daemon.isAlive());
        }
    }
}
