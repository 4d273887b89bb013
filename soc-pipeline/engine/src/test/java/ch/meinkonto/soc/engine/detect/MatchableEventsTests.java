package ch.meinkonto.soc.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.meinkonto.soc.sigma.match.Event;

/** What an event is given before rules see it. */
class MatchableEventsTests {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
            "2026-01-05T04:59:59Z, 5, 1",
            "2026-01-05T05:00:00Z, 6, 1",
            "2026-07-06T03:59:59Z, 5, 1",
            "2026-07-06T04:00:00Z, 6, 1",
            "2026-03-29T00:59:59Z, 1, 7",
            "2026-03-29T01:00:00Z, 3, 7",
            "2026-11-27T23:00:00Z, 0, 6"})
    void knowsTheHourAndTheWeekdayOnTheClocksOfTheCity(Instant time, String hour, String weekday) {
        Event event = MatchableEvents.of("1", time, Map.of("event.dataset", "auth"));
        assertThat(event.texts(MatchableEvents.LOCAL_HOUR)).containsExactly(hour);
        assertThat(event.texts(MatchableEvents.LOCAL_WEEKDAY)).containsExactly(weekday);
    }
}
