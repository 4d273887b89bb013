package ch.meinkonto.soc.engine.backtest;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to have backtested: either a rule's text or the id of a rule in force.
 *
 * @param rule one or several Sigma documents, complete in themselves
 * @param ruleId id or name of a rule in force; what it refers to comes along
 * @param from begin of the range of event time, included
 * @param until end of the range, not included; the future is cut off
 * @param findings how many findings are told in full, 1 to 200; 100 where absent. All are counted
 */
public record BacktestRequest(@Nullable String rule, @Nullable String ruleId, @Nullable Instant from,
        @Nullable Instant until, @Nullable Integer findings) {}
