package ch.meinkonto.portal.datedrule;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * How a proposal ended.
 *
 * @param by account id; absent where time decided
 * @param at when
 * @param day the same in Zurich
 * @param reason why, in the decider's words; there when it was refused
 */
record Decision(@Nullable String by, Instant at, LocalDate day, @Nullable String reason) {}
