package ch.meinkonto.dashboards.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What happened, counted along time.
 *
 * @param range how far back
 * @param from start of the first point
 * @param counts number of happenings in each point, for each kind
 * @param at when it was read
 */
public record Activity(Range range, Instant from, Map<Kind, long[]> counts, Instant at) {
    /** What is counted. */
    public enum Kind {
        EVENTS,
        REQUESTS,
        LOGIN_SUCCESS,
        LOGIN_FAILURE,
        PAYMENT_SUCCESS,
        PAYMENT_FAILURE,
        ALERT_CRITICAL,
        ALERT_HIGH,
        ALERT_MEDIUM,
        ALERT_LOW,
        ALERT_INFORMATIONAL;

        /** The name in page and stream, camel case. */
        public String code() {
            StringBuilder code = new StringBuilder();
            for (String word : name().toLowerCase(Locale.ROOT).split("_")) {
                code.append(code.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
            }
            return code.toString();
        }
    }

    /**
     * Several points together, for a table that can be read aloud.
     *
     * @param from start
     * @param counts number for each kind
     */
    public record Row(Instant from, Map<Kind, Long> counts) {}

    static Activity empty(Range range, Instant now) {
        Map<Kind, long[]> counts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            counts.put(kind, new long[range.points()]);
        }
        return new Activity(range, range.from(now), counts, now);
    }

    /** Adds what was counted in the point that starts then; what lies outside is not shown. */
    void add(Kind kind, long startMillis, long count) {
        long point = Math.floorDiv(startMillis / 1000 - from.getEpochSecond(), range.step().toSeconds());
        long[] points = counts.get(kind);
        if (points != null && point >= 0 && point < points.length) {
            points[(int) point] += count;
        }
    }

    /** Number of this kind in all points. */
    public long total(Kind kind) {
        return Arrays.stream(counts.getOrDefault(kind, new long[0])).sum();
    }

    /** Whether nothing at all happened. */
    public boolean nothing() {
        return Arrays.stream(Kind.values()).allMatch(kind -> total(kind) == 0);
    }

    /** The points put together to fifteen rows or fewer, oldest first. */
    public List<Row> rows() {
        int perRow = Math.ceilDiv(range.points(), 15);
        List<Row> rows = new ArrayList<>();
        for (int start = 0; start < range.points(); start += perRow) {
            Map<Kind, Long> sums = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                long[] points = counts.getOrDefault(kind, new long[range.points()]);
                sums.put(kind, Arrays.stream(points, start, Math.min(start + perRow, points.length)).sum());
            }
            rows.add(new Row(from.plus(range.step().multipliedBy(start)), sums));
        }
        return rows;
    }
}
