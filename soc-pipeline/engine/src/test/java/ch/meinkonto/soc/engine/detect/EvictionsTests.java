package ch.meinkonto.soc.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import ch.meinkonto.soc.sigma.Evaluator;
import ch.meinkonto.soc.sigma.correlate.Limits;
import ch.meinkonto.soc.sigma.match.Event;

/** A flood of invented names costs detection something, and it says what; real accounts are not what it costs. */
class EvictionsTests {
    private static final Instant START = Instant.parse("2031-05-05T12:00:00Z");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final KnownUsers known = new KnownUsers(100);
    private final Evaluator evaluator = new Evaluator(Detections.below("classpath*:restart-detections").rules(),
            new Limits(Duration.ofMinutes(5), 10, 100, Set.of()), known,
            new Evictions(registry, new TestClock(START)));

    @Test
    void countsWhatHadToGoAndKeepsWhatIsKnown() {
        Event signedIn = event(0, "success", "anna");
        known.note(signedIn);
        evaluator.accept(signedIn);
        for (int number = 1; number <= 4; number++) {
            evaluator.accept(event(number, "failure", "anna"));
        }
        for (int number = 10; number < 40; number++) {
            evaluator.accept(event(number, "failure", "invented-" + number));
        }
        assertThat(evaluator.accept(event(50, "failure", "anna"))).extracting(change -> change.finding().rule().header()
                .title()).contains("Many failures");
        Counter strangers = registry.get("meinkonto.detect.evictions").tag("known", "false").counter();
        assertThat(strangers.count()).isEqualTo(20);
        assertThat(registry.find("meinkonto.detect.evictions").tag("known", "true").counter()).isNull();
    }

    private static Event event(int second, String outcome, String user) {
        return MatchableEvents.of("event-" + second, START.plusSeconds(second),
                Map.of("event.action", "auth.login", "event.dataset", "auth", "event.outcome", outcome, "user.id", user,
                        "user.hash", user, "client.ip", "203.0.113.7"));
    }
}
