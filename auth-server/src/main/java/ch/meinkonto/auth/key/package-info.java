/**
 * The keys with which tokens are signed: made at the first start, kept in the database under seal, the same for every
 * instance and after every restart.
 *
 * <p>
 * May use: Spring JDBC, Nimbus JOSE. Knows nothing of accounts, clients and pages.
 */
@NullMarked
package ch.meinkonto.auth.key;

import org.jspecify.annotations.NullMarked;
