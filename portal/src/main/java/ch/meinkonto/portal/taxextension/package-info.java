/**
 * More time for the tax return (Fristerstreckung): granted by rule while it is asked for in time, decided by the tax office
 * when there is an exceptional reason.
 *
 * <p>
 * Rules, after the tax office of the City of Zurich: a return is due on 31 March; of self-employed people on 30 September, by
 * itself. The first extension, to 30 September at most, must be asked for before 31 March; the second, to 30 November at most,
 * from early August and before the extended date. A request in time counts as granted without an answer, so its confirmation
 * bears a time stamp. Beyond that, or late, only with illness, a death in the family, absence abroad or military service, and
 * with proof; a refusal sets a last period of 30 days. A period set by a reminder is never extended. Only taxpayers of
 * "Zürich 261"; others are told the right office. There is no fee. All dates are dated rules.
 *
 * <p>
 * May use: {@code cases}, {@code form}, {@code upload}, {@code cityservice}, {@code access}, {@code page}, {@code document},
 * {@code mail}, {@code datedrule}. The types that hold the rules use no framework.
 */
@NullMarked
package ch.meinkonto.portal.taxextension;

import org.jspecify.annotations.NullMarked;
