/**
 * How much one address or one account may ask for: a token bucket for each, of which so many are remembered. Who asks for
 * more is told when to come back, and the security events are told how often that was.
 *
 * <p>
 * May use: {@code page}, the emitter, Spring.
 */
@NullMarked
package ch.meinkonto.portal.limit;

import org.jspecify.annotations.NullMarked;
