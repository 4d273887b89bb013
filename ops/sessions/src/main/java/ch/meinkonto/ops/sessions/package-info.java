/**
 * How our applications keep sessions in PostgreSQL: Spring Session's tables and its way to fill them, but with one look into the
 * database for a request where Spring Session takes three transactions. Whoever has this on the class path beside Spring Session
 * has it on.
 *
 * <p>
 * May use: Spring Session, Spring JDBC, the servlet API. Knows no application.
 */
@NullMarked
package ch.meinkonto.ops.sessions;

import org.jspecify.annotations.NullMarked;
