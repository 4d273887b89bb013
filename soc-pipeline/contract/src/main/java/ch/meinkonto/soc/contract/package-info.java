/**
 * The documents everyone shares: the security event, the alert, and the order to do something about it; and for how long
 * what is written down about people is kept.
 *
 * <p>
 * A leaf: it depends on nothing but Java and JSpecify. Names are OpenTelemetry or ECS names first and {@code meinkonto.*}
 * second; who is meant is always a pseudonym, never a name, an address, an e-mail or an AHV number.
 */
@NullMarked
package ch.meinkonto.soc.contract;

import org.jspecify.annotations.NullMarked;
