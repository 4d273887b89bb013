package ch.meinkonto.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A clock that stands still until a test moves it. */
public final class TestClock extends Clock {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private final Instant first;
    private volatile Instant now;

    TestClock(Instant first) {
        this.first = first;
        this.now = first;
    }

    /** Noon of a day in Zurich. */
    public void setTo(LocalDate day) {
        now = day.atTime(12, 0).atZone(ZURICH).toInstant();
    }

    /** Lets time pass. */
    public void move(Duration by) {
        now = now.plus(by);
    }

    /** Back to where it began. */
    public void reset() {
        now = first;
    }

    @Override
    public ZoneId getZone() {
        return ZURICH;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
