/**
 * Signing in and out: the check of the password, its security events, the pages a person meets on the way.
 *
 * <p>
 * May use: accounts, passwords, limits, second factors, identity providers, devices, clients, sessions, pages.
 */
@NullMarked
package ch.meinkonto.auth.signin;

import org.jspecify.annotations.NullMarked;
