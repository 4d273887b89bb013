/**
 * Links that prove something: that a mail reached its reader, and that the reader is the one who opens the page. Each is good
 * for one thing, once, and not for long.
 *
 * <p>
 * May use: the database.
 */
@NullMarked
package ch.meinkonto.auth.confirmation;

import org.jspecify.annotations.NullMarked;
