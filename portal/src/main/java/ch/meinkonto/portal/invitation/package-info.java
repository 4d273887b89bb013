/**
 * Inviting somebody whom nobody looks up: a code that one resident hands over in person and another types in, who they are once
 * they did, and the limit on guessing. What an invitation is for is its feature's affair.
 *
 * <p>
 * May use: {@code access}, {@code cityservice}, the emitter.
 */
@NullMarked
package ch.meinkonto.portal.invitation;

import org.jspecify.annotations.NullMarked;
