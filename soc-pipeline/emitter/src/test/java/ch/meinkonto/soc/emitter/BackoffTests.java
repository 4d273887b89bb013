package ch.meinkonto.soc.emitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;

class BackoffTests {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(5), new Random(1));

    @Test
    void doublesUpToTheLongestPauseAndShufflesEachByUpToHalf() {
        long step = 200;
        for (int i = 0; i < 12; i++) {
            assertThat(backoff.pause(null)).isBetween(Duration.ofMillis(step / 2), Duration.ofMillis(step));
            step = Math.min(5000, step * 2);
        }
    }

    @Test
    void beginsAnewAfterASuccess() {
        for (int i = 0; i < 12; i++) {
            backoff.pause(null);
        }
        backoff.reset();
        assertThat(backoff.pause(null)).isLessThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void obeysTheReceiverWithinReason() {
        assertThat(backoff.pause(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.pause(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(5));
    }
}
