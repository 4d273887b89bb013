/**
 * The applications that may ask for tokens. They are configured ({@code clients.yml}), written to the database at start, and
 * what is no longer configured goes.
 *
 * <p>
 * May use: Spring Authorization Server's registered clients. Knows nothing of accounts and pages.
 */
@NullMarked
package ch.meinkonto.auth.client;

import org.jspecify.annotations.NullMarked;
