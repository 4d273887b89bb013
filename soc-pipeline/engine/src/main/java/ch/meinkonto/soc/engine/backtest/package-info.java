/**
 * Backtests: any rule over stored events of a time range, through the same Sigma engine as live detection, so that an
 * author sees before a rule is in force what it would have raised and how noisy it would have been.
 *
 * <p>
 * A backtest differs from live detection in three ways. It sees events as they are stored, that is redacted: a rule about
 * a value that is never kept finds nothing. It takes events in the order of their time, so none is too late. Its memory
 * begins one chain of time spans before the range; an episode that has gone on since longer ago counts as a new one.
 *
 * <p>
 * Bounded in every direction: time range, events, memory, wall time, backtests at once. It changes nothing but the audit
 * trail.
 *
 * <p>
 * May use: the contract, {@code alert}, {@code detect}, {@code store}, the engine's root package, the Sigma library, the Elasticsearch
 * client.
 */
@NullMarked
package ch.meinkonto.soc.engine.backtest;

import org.jspecify.annotations.NullMarked;
