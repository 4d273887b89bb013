/**
 * What the platform's administrators do: people's accounts, the roles of staff, clients; the pages and the same over
 * {@code /api/v1/admin}. What gives a privilege is asked for by one of them and agreed to by another, in one transaction, and
 * the database refuses a row in which one person stands for two.
 *
 * <p>
 * May use: accounts, clients, factors, sessions, notices, the protection of our own resources, security events.
 */
@NullMarked
package ch.meinkonto.auth.administration;

import org.jspecify.annotations.NullMarked;
