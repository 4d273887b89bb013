package ch.meinkonto.dashboards.overview;

import java.util.LinkedHashMap;
import java.util.Map;

import ch.meinkonto.dashboards.overview.Activity.Kind;

/**
 * What the pictures on the overview are drawn from.
 *
 * @param range code of the range
 * @param from start of the first point, seconds since 1970
 * @param step seconds from point to point
 * @param at when it was read, milliseconds since 1970
 * @param series number in each point, for each kind
 * @param totals number in all points, for each kind
 */
public record ActivityFigures(String range, long from, long step, long at, Map<String, long[]> series,
        Map<String, Long> totals) {
    /** The figures of an activity. */
    public static ActivityFigures of(Activity activity) {
        Map<String, long[]> series = new LinkedHashMap<>();
        Map<String, Long> totals = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            series.put(kind.code(), activity.counts().getOrDefault(kind, new long[0]));
            totals.put(kind.code(), activity.total(kind));
        }
        return new ActivityFigures(activity.range().code(), activity.from().getEpochSecond(),
                activity.range().step().toSeconds(), activity.at().toEpochMilli(), series, totals);
    }
}
