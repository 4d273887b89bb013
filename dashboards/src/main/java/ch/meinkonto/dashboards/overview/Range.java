package ch.meinkonto.dashboards.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** How far back the pictures look, in steps that make about a hundred points. */
public enum Range {
    QUARTER("15m", Duration.ofMinutes(15), Duration.ofSeconds(10), Duration.ofSeconds(1)),
    HOUR("1h", Duration.ofHours(1), Duration.ofSeconds(30), Duration.ofSeconds(3)),
    DAY("24h", Duration.ofHours(24), Duration.ofMinutes(10), Duration.ofSeconds(30)),
    WEEK("7d", Duration.ofDays(7), Duration.ofHours(1), Duration.ofMinutes(2));

    private final String code;
    private final Duration length;
    private final Duration step;
    private final Duration refresh;

    Range(String code, Duration length, Duration step, Duration refresh) {
        this.code = code;
        this.length = length;
        this.step = step;
        this.refresh = refresh;
    }

    /** As it stands in the address. */
    public String code() {
        return code;
    }

    /** Width of one point. */
    public Duration step() {
        return step;
    }

    /** How often it is read again while somebody looks. */
    public Duration refresh() {
        return refresh;
    }

    /** How many points there are. */
    public int points() {
        return (int) length.dividedBy(step);
    }

    /** Start of the first point, when the last one contains the moment. */
    public Instant from(Instant now) {
        long seconds = step.toSeconds();
        long last = Math.floorDiv(now.getEpochSecond(), seconds) * seconds;
        return Instant.ofEpochSecond(last - (points() - 1) * seconds);
    }

    /** The range with this code; the shortest where there is none such. */
    public static Range of(@Nullable String code) {
        return Arrays.stream(values()).filter(range -> range.code.equals(code)).findFirst().orElse(QUARTER);
    }
}
