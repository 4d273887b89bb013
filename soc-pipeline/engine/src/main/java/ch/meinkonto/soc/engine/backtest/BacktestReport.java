package ch.meinkonto.soc.engine.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ch.meinkonto.soc.contract.Alert;
import ch.meinkonto.soc.sigma.rule.Rejection;

/**
 * A backtest as it stands: its progress while it runs, its result once it has ended.
 *
 * @param id by which it is asked for
 * @param state what it does
 * @param reason what stopped it before the end of its range: most-events, longest-run, store-unavailable or defect
 * @param from begin of the range, included
 * @param until end of the range, not included
 * @param started when it began
 * @param ended when it ended, absent while it runs
 * @param events events read so far, those before the range included
 * @param unreadable events that could not be evaluated
 * @param readUntil event time of the last event read, absent before the first
 * @param alerts alerts that live detection would have raised in the range
 * @param alertsByDay the same by day (UTC) of the moment the condition first held; days without any are left out
 * @param alertsPerDay the same as a mean over the part of the range that was read: the noise to expect
 * @param evicted groups dropped to keep the budget of memory: where above 0, alerts may be missing
 * @param findings the first alerts in full, in the order in which they were raised; {@code created} is the time of asking
 * @param rejections what of the rule's text was not loaded, with line and reason
 */
public record BacktestReport(String id, State state, @Nullable String reason, Instant from, Instant until,
        Instant started, @Nullable Instant ended, long events, long unreadable, @Nullable Instant readUntil,
        long alerts, Map<LocalDate, Long> alertsByDay, double alertsPerDay, long evicted, List<Alert> findings,
        List<Rejection> rejections) {
    /** What a backtest does. */
    public enum State {
        /** It reads. */
        RUNNING,
        /** It has read the whole range. */
        DONE,
        /** It has reached a limit; what it says is true of the part it read. */
        STOPPED,
        /** Its caller wanted no more of it. */
        CANCELLED,
        /** Elasticsearch did not answer, or something unforeseen happened. */
        FAILED,
        /** No rule was left of the text. */
        REJECTED
    }
}
