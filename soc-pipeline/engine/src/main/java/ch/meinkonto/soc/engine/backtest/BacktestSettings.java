package ch.meinkonto.soc.engine.backtest;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What backtests may use: settings {@code meinkonto.backtest.*}.
 *
 * @param longestRange time range at most, with the time spans of the rule that are read before it
 * @param mostEvents events read at most; then the backtest stops with what it has
 * @param longestRun wall time at most; then the backtest stops with what it has
 * @param mostAtOnce backtests at once, of all callers together
 * @param mostGroups groups (accounts, addresses) remembered per correlation
 * @param mostOccurrences matches remembered per group
 * @param lateness how long what depends on something that does not happen is waited for, as in live detection
 * @param mostRuleCharacters length of a rule's text at most
 * @param mostKept finished backtests that can still be asked for
 */
@ConfigurationProperties("meinkonto.backtest")
record BacktestSettings(@DefaultValue("92d") Duration longestRange, @DefaultValue("20000000") long mostEvents,
        @DefaultValue("10m") Duration longestRun, @DefaultValue("2") int mostAtOnce,
        @DefaultValue("50000") int mostGroups, @DefaultValue("10000") int mostOccurrences,
        @DefaultValue("5m") Duration lateness, @DefaultValue("65536") int mostRuleCharacters,
        @DefaultValue("20") int mostKept) {
    BacktestSettings {
        if (!isPositive(longestRange) || !isPositive(longestRun)) {
            throw new IllegalArgumentException("meinkonto.backtest.longest-range and longest-run must be positive");
        }
        if (lateness.isNegative()) {
            throw new IllegalArgumentException("meinkonto.backtest.lateness must not be negative: " + lateness);
        }
        if (mostEvents < 1 || mostAtOnce < 1 || mostGroups < 1 || mostOccurrences < 1 || mostRuleCharacters < 1
                || mostKept < 1) {
            throw new IllegalArgumentException("meinkonto.backtest.most-… must be at least 1");
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
