/**
 * How the portal, the auth server and the console keep browser sessions: in PostgreSQL, in the tables of Spring Session, which
 * each application makes by a migration of its own.
 *
 * <p>
 * May use: Spring Session. Knows no application.
 */
@NullMarked
package ch.meinkonto.ops.sessions;

import org.jspecify.annotations.NullMarked;
