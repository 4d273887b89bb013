package ch.meinkonto.portal.datedrule;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A value and the days for which it was set. It is never changed: a later version covers its days, and it stays to be read.
 *
 * @param number later versions have higher numbers
 * @param period days for which it was set
 * @param value what holds on them; absent where the rule lapses
 * @param source law, decision or page it comes from
 * @param setAt when it was approved, or came with the software
 * @param proposal how it was approved; absent when it came with the software
 */
public record RuleVersion(long number, Period period, @Nullable RuleValue value, String source, Instant setAt,
        @Nullable UUID proposal) {}
