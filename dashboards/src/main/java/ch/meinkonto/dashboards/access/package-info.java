/**
 * Who may use the console: sign-in at the city's OpenID provider, the role ANALYST, sign-out at both ends, and who the
 * analysts are by name.
 *
 * <p>
 * May use: Spring Security, the emitter, the database schema {@code access}.
 */
@NullMarked
package ch.meinkonto.dashboards.access;

import org.jspecify.annotations.NullMarked;
