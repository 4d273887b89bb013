/**
 * What people say about a service after they have used it: how easy it was, and what was in the way. Nobody's name is asked or
 * kept. Who works for the city reads it below {@code /staff/feedback}.
 *
 * <p>
 * May use: {@code access} for the pages of staff, {@code cityservice}, {@code page}, JDBC. Knows no service by name.
 */
@NullMarked
package ch.meinkonto.portal.feedback;

import org.jspecify.annotations.NullMarked;
