/**
 * From where people sign in: the devices an account knows, the history of its sign-ins, the notice when a new device comes.
 *
 * <p>
 * May use: accounts, keys, sessions, limits, notices, security events. Knows nothing of clients, tokens and second factors.
 */
@NullMarked
package ch.meinkonto.auth.device;

import org.jspecify.annotations.NullMarked;
