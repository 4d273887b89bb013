/**
 * How often something may be tried: by account, by address, by network. Budgets refill with time, stand in the database, so
 * that all instances share them, and never lock an account: whoever knows the password and comes from a device or an address
 * of their own is let in while somebody else guesses.
 *
 * <p>
 * May use: accounts, keys, security events.
 */
@NullMarked
package ch.meinkonto.auth.throttle;

import org.jspecify.annotations.NullMarked;
