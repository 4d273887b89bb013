package ch.meinkonto.soc.bench.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

/** When what happened may be sent. */
class PaceTests {
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant LONG_AGO = START.minus(Duration.ofDays(1));
    private static final Clock CLOCK = Clock.fixed(START.plusSeconds(2), ZoneOffset.UTC);

    @Test
    void lets60SecondsPassInOneWhereTimeIsShortened() {
        Pace.Lane lane = Pace.clocked(CLOCK, START, LONG_AGO, 60).lane(LONG_AGO);
        assertThat(lane.pause(LONG_AGO.plusSeconds(120))).isZero();
        assertThat(lane.pause(LONG_AGO.plusSeconds(180))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void waitsForNothingInAHurry() {
        Pace.Clocked pace = Pace.clocked(CLOCK, START, LONG_AGO, 1);
        pace.hurry();
        assertThat(pace.lane(LONG_AGO).pause(START)).isZero();
    }

    @Test
    void keepsRelaysTogetherInLockstep() {
        Pace pace = Pace.lockstep(Duration.ofMinutes(1));
        Pace.Lane one = pace.lane(START);
        Pace.Lane other = pace.lane(START);
        assertThat(one.pause(START.plusSeconds(60))).isZero();
        assertThat(one.pause(START.plusSeconds(61))).isPositive();
        other.next(START.plusSeconds(10));
        one.next(START.plusSeconds(5));
        assertThat(one.pause(START.plusSeconds(61))).isZero();
        assertThat(other.pause(START.plusSeconds(66))).isPositive();
        one.next(START.plusSeconds(900));
        assertThat(other.pause(START.plusSeconds(70))).as("the next of the other is the first of all").isZero();
        one.finished();
        assertThat(other.pause(START.plusSeconds(66))).isZero();
    }
}
