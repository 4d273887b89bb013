/**
 * When something is not there, not allowed or broken: pages for people, problem documents (RFC 9457) for programs, and never
 * an exception's text; the trace id leads operators to the rest.
 *
 * <p>
 * May use: {@code cityservice}, {@code page}.
 */
@NullMarked
package ch.meinkonto.portal.error;

import org.jspecify.annotations.NullMarked;
