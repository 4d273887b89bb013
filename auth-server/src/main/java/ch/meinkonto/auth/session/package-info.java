/**
 * Browser sessions of people who signed in: kept in the database, so that they survive a restart and every instance knows
 * them, and told of to the security operations centre when they begin and end.
 *
 * <p>
 * May use: accounts, Spring Session, security events. Knows nothing of clients and tokens.
 */
@NullMarked
package ch.meinkonto.auth.session;

import org.jspecify.annotations.NullMarked;
