/**
 * Dated rules: deadlines, tariffs and texts as data with the days on which they hold, never as constants. Each value names its
 * legal source. A new one is proposed with a reason, its effect is computed by the code that will use it, and a second person
 * approves it; what was in force before stays as it was.
 *
 * <p>
 * A service declares the rules it needs ({@link ch.meinkonto.portal.datedrule.DeclaredRules}), reads them
 * ({@link ch.meinkonto.portal.datedrule.DatedRules}) and may tell the effect of a change
 * ({@link ch.meinkonto.portal.datedrule.EffectOfChange}). Rules of services come by migration into
 * {@code datedrule.rule} and {@code datedrule.version}.
 *
 * <p>
 * May use: {@code cityservice}, {@code access}, {@code page}, the emitter, Spring. Knows no service. The types that hold
 * values and the arithmetic of days use no framework.
 */
@NullMarked
package ch.meinkonto.portal.datedrule;

import org.jspecify.annotations.NullMarked;
