package ch.meinkonto.soc.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.bench.attack.Attack;
import ch.meinkonto.soc.bench.city.Application;
import ch.meinkonto.soc.bench.send.Happening;

/** The half hour that is played twice. */
class PlanTests {
    private static final Instant FROM = Instant.parse("2026-11-23T08:00:00Z");

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(Plan.of(3, FROM, 500).diary().events()).isEqualTo(Plan.of(3, FROM, 500).diary().events())
                .isNotEqualTo(Plan.of(4, FROM, 500).diary().events());
    }

    @Test
    void beginsWithAHeartbeatOfEachApplication() {
        Plan plan = Plan.of(3, FROM, 500);
        for (Application application : Application.values()) {
            assertThat(plan.prelude(application)).hasSize(1);
            assertThat(plan.prelude(application).getFirst().event().action().value()).isEqualTo("telemetry.heartbeat");
            assertThat(plan.prelude(application).size() + plan.rest(application).size())
                    .isEqualTo(plan.diary().events(application).size());
        }
    }

    @Test
    void hasOneApplicationFallSilent() {
        List<Happening> beats = Plan.of(3, FROM, 500).diary().events(Application.DASHBOARDS);
        Duration longest = Duration.ZERO;
        for (int number = 1; number < beats.size(); number++) {
            Duration pause = Duration.between(beats.get(number - 1).time(), beats.get(number).time());
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        assertThat(longest).isGreaterThan(Duration.ofMinutes(3));
    }

    @Test
    void namesADetectionForEveryAttack() {
        assertThat(Plan.of(3, FROM, 10).detections()).hasSize(Attack.values().length + 1);
    }

    @Test
    void endsLongEnoughAfterTheLastAttackForEverythingToBeDecided() {
        Plan plan = Plan.of(3, FROM, 500);
        Instant lastAttack = plan.diary().events().stream()
                .filter(event -> event.caller().address().startsWith("10."))
                .map(Happening::time)
                .max(Instant::compareTo)
                .orElseThrow();
        assertThat(lastAttack).isBefore(FROM.plus(Plan.SPAN).minus(Duration.ofMinutes(4)));
    }
}
