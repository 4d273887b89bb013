/**
 * What the portal says about itself at the foot of every page: how accessible it is, what it does with data and for how long, and
 * whom to tell of a weakness, for people and for programs (RFC 9116).
 *
 * <p>
 * May use: {@code access}, {@code cityservice}, {@code page}, the contract. Knows no service: whoever deletes something after a time says so by
 * {@link ch.meinkonto.portal.cityservice.Retention}. What the auth server and the engine delete stands in the contract for both.
 */
@NullMarked
package ch.meinkonto.portal.about;

import org.jspecify.annotations.NullMarked;
