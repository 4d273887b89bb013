/**
 * How the portal, the auth server and the console keep browser sessions: in PostgreSQL, in the tables of Spring Session, which
 * each application makes by a migration of its own; with one look into the database for a request, where Spring Session takes
 * three transactions.
 *
 * <p>
 * May use: Spring Session, Spring JDBC, the servlet API. Knows no application.
 */
@NullMarked
package ch.meinkonto.ops.sessions;

import org.jspecify.annotations.NullMarked;
