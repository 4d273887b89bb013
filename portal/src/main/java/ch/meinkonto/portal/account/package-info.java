/**
 * The home of whoever is signed in: what waits for them, their requests and documents, a copy of all their data, and the way
 * to sessions, consents and the end of the account at the identity provider.
 *
 * <p>
 * May use: {@code access}, {@code cityservice}, {@code inbox}, the emitter. Knows no service by name.
 */
@NullMarked
package ch.meinkonto.portal.account;

import org.jspecify.annotations.NullMarked;
