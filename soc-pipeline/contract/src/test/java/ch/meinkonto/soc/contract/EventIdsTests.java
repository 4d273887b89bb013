package ch.meinkonto.soc.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

import org.junit.jupiter.api.Test;

/** RFC 9562 section 5.7. */
class EventIdsTests {
    private static final Instant TIME = Instant.parse("2026-11-28T04:30:00.123Z");

    @Test
    void saysItsTimeItsVersionAndItsVariant() {
        EventIds ids = new EventIds(new SplittableRandom(1));

        for (int n = 0; n < 1_000; n++) {
            UUID id = ids.at(TIME);
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(TIME.toEpochMilli());
        }
    }

    @Test
    void isAnotherEachTimeAndTheSameForTheSameSeed() {
        EventIds ids = new EventIds(new SplittableRandom(1));
        UUID first = ids.at(TIME);

        assertThat(ids.at(TIME)).isNotEqualTo(first);
        assertThat(new EventIds(new SplittableRandom(1)).at(TIME)).isEqualTo(first);
    }
}
