package ch.meinkonto.dashboards.pipeline;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How the pipeline is at a moment.
 *
 * @param reachable whether Elasticsearch answered
 * @param lag 95th percentile of the time from event to storage over the newest events of the last five minutes; null where
 *        there were none
 * @param perSecond events and requests stored per second, mean of the last ten seconds
 * @param lastEvent event time of the newest event; null where there is none at all
 * @param at when it was read
 */
public record PipelineState(boolean reachable, @Nullable Duration lag, double perSecond, @Nullable Instant lastEvent,
        Instant at) {
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration STUCK = Duration.ofSeconds(10);

    static PipelineState unreachable(Instant at) {
        return new PipelineState(false, null, 0, null, at);
    }

    /** good, warn or bad for the lag; none where nothing came. */
    public String mood() {
        if (!reachable) {
            return "bad";
        }
        if (lag == null) {
            return "none";
        }
        if (lag.compareTo(STUCK) > 0) {
            return "bad";
        }
        return lag.compareTo(SLOW) > 0 ? "warn" : "good";
    }
}
