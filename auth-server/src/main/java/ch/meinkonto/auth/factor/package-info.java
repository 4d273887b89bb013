/**
 * What a person has beside the password: an authenticator app, passkeys, recovery codes. Asks for them at the sign-in, adds
 * them and takes them away.
 *
 * <p>
 * May use: accounts, keys, sessions, devices, notices, security events. Knows nothing of clients and tokens.
 */
@NullMarked
package ch.meinkonto.auth.factor;

import org.jspecify.annotations.NullMarked;
