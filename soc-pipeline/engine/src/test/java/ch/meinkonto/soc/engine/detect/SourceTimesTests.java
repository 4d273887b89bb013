package ch.meinkonto.soc.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** Time goes on as far as the sources that still deliver have come, and no further. */
class SourceTimesTests {
    private static final Instant NOW = Instant.parse("2031-05-05T12:00:00Z");
    private final SourceTimes sources = new SourceTimes(Duration.ofMinutes(5));

    @Test
    void followsTheClockWhereThereIsNoSource() {
        assertThat(sources.complete(NOW)).isEqualTo(NOW);
        assertThat(sources.trusted(NOW)).isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void waitsForTheSlowestThatDelivers() {
        sources.heard("portal", NOW, NOW);
        sources.heard("auth-server", NOW.minusSeconds(3_600), NOW);
        assertThat(sources.complete(NOW)).isEqualTo(NOW.minusSeconds(3_600));
        assertThat(sources.trusted(NOW)).isEqualTo(NOW.minusSeconds(3_600));
    }

    @Test
    void goesOnWithoutOneThatIsSilent() {
        sources.heard("portal", NOW, NOW);
        Instant later = NOW.plus(SourceTimes.PATIENCE);
        assertThat(sources.complete(later.minusMillis(1))).isEqualTo(NOW);
        assertThat(sources.complete(later)).isEqualTo(later);
    }

    @Test
    void blamesNobodyForItsOwnDeafness() {
        sources.heard("portal", NOW, NOW);
        Instant later = NOW.plusSeconds(3_600);
        sources.listenAgain(later);
        assertThat(sources.complete(later)).isEqualTo(NOW);
    }

    @Test
    void blamesNobodyForItsOwnSleep() {
        sources.listen(NOW);
        sources.heard("portal", NOW, NOW);
        Instant later = NOW.plusSeconds(3_600);
        sources.listen(later);
        assertThat(sources.complete(later)).isEqualTo(NOW);
    }

    @Test
    void isNotAsleepWhileItIsCalledNowAndThen() {
        sources.heard("portal", NOW, NOW);
        Instant now = NOW;
        for (int minute = 0; minute <= 2; minute++) {
            sources.listen(now);
            now = now.plusSeconds(60);
        }
        assertThat(sources.complete(now)).isEqualTo(now);
    }

    @Test
    void waitsForOneThatIsCatchingUpHoweverLongItTakes() {
        Duration behind = Duration.ofHours(10);
        Instant now = NOW;
        sources.heard("portal", now.minus(behind), now);
        for (int quarter = 0; quarter < 8; quarter++) {
            now = now.plus(Duration.ofMinutes(14));
            behind = behind.multipliedBy(3).dividedBy(4);
            sources.heard("portal", now.minus(behind), now);
        }
        assertThat(sources.complete(now)).isEqualTo(now.minus(behind));
    }

    @Test
    void isNotHeldUpForEverByAClockThatIsWrong() {
        Instant now = NOW;
        sources.heard("slow", now.minusSeconds(7_200), now);
        for (int minute = 1; minute <= 15; minute++) {
            now = NOW.plusSeconds(60L * minute);
            sources.heard("slow", now.minusSeconds(7_200), now);
            sources.heard("portal", now, now);
        }
        assertThat(sources.complete(now)).isEqualTo(now);
    }

    @Test
    void doesNotBelieveAnEventFromTheFuture() {
        sources.heard("liar", NOW.plusSeconds(86_400), NOW);
        assertThat(sources.trusted(NOW)).isEqualTo(NOW);
        assertThat(sources.newest()).isEqualTo(Map.of("liar", NOW));
    }

    @Test
    void countsOnlyEventsThatComeInOrder() {
        assertThat(SourceTimes.of(Map.of("service.name", "portal", "event.sequence", 7L))).isEqualTo("portal");
        assertThat(SourceTimes.of(Map.of("service.name", "portal"))).isNull();
    }
}
