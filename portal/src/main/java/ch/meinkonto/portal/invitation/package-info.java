/**
 * Inviting somebody whom nobody looks up: a code that one resident hands over in person and another types in, who they are once
 * they did, and the limit on guessing. One page takes the codes of all kinds; what an invitation is for is the affair of its
 * feature, which offers {@link ch.meinkonto.portal.invitation.Invitations}.
 *
 * <p>
 * May use: {@code access}, {@code cityservice}, {@code page}, the emitter.
 */
@NullMarked
package ch.meinkonto.portal.invitation;

import org.jspecify.annotations.NullMarked;
