package ch.meinkonto.portal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

import ch.meinkonto.portal.limit.Limit.Decision;
import ch.meinkonto.soc.contract.EventAction;
import ch.meinkonto.soc.contract.RateLimitEvent;
import ch.meinkonto.soc.emitter.testing.RecordingSecurityEvents;

/** Who may ask how often, and what is told of it. */
class LimitTests {
    private static final String ANNA = "203.0.113.7";

    private final PassingClock clock = new PassingClock();
    private final Limit limit = new Limit("requests", "address", 3, 60, 100, clock);

    @Test
    void allowsABurstAndThenOneAtATime() {
        assertThat(ask(4)).containsExactly(true, true, true, false);

        clock.pass(Duration.ofMillis(999));
        assertThat(ask(1)).containsExactly(false);
        clock.pass(Duration.ofMillis(1));
        assertThat(ask(2)).containsExactly(true, false);
    }

    @Test
    void keepsNoMoreThanABurstForWhoDoesNotAsk() {
        ask(3);
        clock.pass(Duration.ofDays(1));

        assertThat(ask(4)).containsExactly(true, true, true, false);
    }

    @Test
    void saysWhenToComeBackInWholeSeconds() {
        Limit slow = new Limit("requests", "address", 1, 6, 100, clock);
        slow.ask(ANNA);
        clock.pass(Duration.ofMillis(500));

        assertThat(slow.ask(ANNA)).isEqualTo(new Decision.Refused(Duration.ofSeconds(10), 1));
    }

    @Test
    void countsEveryAddressByItself() {
        assertThat(ask(4)).endsWith(false);

        assertThat(limit.ask("203.0.113.8")).isEqualTo(new Decision.Allowed());
    }

    @Test
    void reportsTheFirstRefusalAtOnceAndThenManyTogether() {
        ask(3);

        List<Long> reports = IntStream.range(0, 250).mapToObj(_ -> limit.ask(ANNA))
                .map(decision -> ((Decision.Refused) decision).toReport()).filter(count -> count > 0).toList();

        assertThat(reports).containsExactly(1L, 100L, 100L);
        assertThat(limit.takeUnreported()).isEqualTo(49);
        assertThat(limit.takeUnreported()).isZero();
    }

    @Test
    void reportsAFewRefusalsAfterTenSeconds() {
        Limit slow = new Limit("requests", "address", 1, 1, 100, clock);
        slow.ask(ANNA);
        slow.ask(ANNA);
        slow.ask(ANNA);
        clock.pass(Bucket.REPORTED_AFTER);

        assertThat(slow.ask(ANNA)).isEqualTo(new Decision.Refused(Duration.ofSeconds(50), 2));
    }

    @Test
    void forgetsWhoAskedLeastLatelyAndReportsTheirRefusalsAllTheSame() {
        Limit small = new Limit("requests", "address", 1, 1, 2, clock);
        IntStream.range(0, 4).forEach(_ -> small.ask(ANNA));
        small.ask("203.0.113.8");
        small.ask("203.0.113.9");

        assertThat(small.remembered()).isEqualTo(2);
        assertThat(small.takeUnreported()).isEqualTo(2);
        assertThat(small.ask(ANNA)).isEqualTo(new Decision.Allowed());
    }

    @Test
    void refusesOnAndForgetsNothingWhileTheOutboxIsAway() {
        LimitReports away = new LimitReports(List.of(limit), event -> {
            throw new DataAccessResourceFailureException("away");
        });
        RecordingSecurityEvents events = new RecordingSecurityEvents();
        ask(3);
        limit.ask(ANNA);

        away.report(limit, 1);
        new LimitReports(List.of(limit), events).reportRest();

        assertThat(events.of(EventAction.RATELIMIT_HIT))
                .containsExactly(new RateLimitEvent("requests", "address", 1));
    }

    /** Whatever the pauses: not more than the burst and what the time gave. */
    @Property
    void neverAllowsMoreThanBurstAndRate(
            @ForAll @Size(max = 200) List<@IntRange(max = 3000) Integer> pausesInMillis) {
        PassingClock time = new PassingClock();
        Limit bounded = new Limit("requests", "address", 3, 60, 100, time);
        long allowed = 0;
        long passed = 0;
        for (int pause : pausesInMillis) {
            time.pass(Duration.ofMillis(pause));
            passed += pause;
            allowed += bounded.ask(ANNA) instanceof Decision.Allowed ? 1 : 0;
        }

        assertThat(allowed).isLessThanOrEqualTo(3 + passed / 1000);
    }

    private List<Boolean> ask(int times) {
        return IntStream.range(0, times).mapToObj(_ -> limit.ask(ANNA) instanceof Decision.Allowed).toList();
    }

    /** A clock that stands until it is moved. */
    private static final class PassingClock extends Clock {
        private Instant now = Instant.parse("2026-11-28T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }
}
