/**
 * What a person is told when the security of their account changes: by a letter to their address, so that who did not do it
 * hears of it.
 *
 * <p>
 * May use: accounts, mail.
 */
@NullMarked
package ch.meinkonto.auth.notice;

import org.jspecify.annotations.NullMarked;
