/**
 * The page "Sicherheit": what protects an account, where it is used, what became of sign-ins, and who else has access.
 *
 * <p>
 * May use: second factors, linked identities, devices, sessions, the protocol's list of access.
 */
@NullMarked
package ch.meinkonto.auth.security;

import org.jspecify.annotations.NullMarked;
