/**
 * OAuth 2.1 and OpenID Connect: which endpoints there are, what stands in the tokens, and what the security operations
 * centre is told of them.
 *
 * <p>
 * May use: accounts, clients, keys, sessions, limits, pages; Spring Authorization Server.
 */
@NullMarked
package ch.meinkonto.auth.protocol;

import org.jspecify.annotations.NullMarked;
