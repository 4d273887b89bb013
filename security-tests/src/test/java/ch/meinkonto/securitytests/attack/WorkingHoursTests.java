package ch.meinkonto.securitytests.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTests {
    private final WorkingHours hours = new WorkingHours(6, 20, ZoneId.of("Europe/Zurich"));

    @ParameterizedTest
    @CsvSource({"2026-11-27T04:59:59Z, false", "2026-11-27T05:00:00Z, true", "2026-11-27T18:59:59Z, true",
            "2026-11-27T19:00:00Z, false", "2026-11-28T10:00:00Z, false", "2026-11-29T10:00:00Z, false",
            "2026-07-27T04:00:00Z, true"})
    void endOnFridayEveningAndBeginOnMondayMorningInZurich(Instant moment, boolean working) {
        assertThat(hours.contain(moment)).isEqualTo(working);
    }
}
