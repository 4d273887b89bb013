/**
 * What stands around every page: rail, strip, theme, the pages for what went wrong, and how times are written.
 *
 * <p>
 * May use: {@code pipeline}, {@code alerts} for its counts, {@code access}.
 */
@NullMarked
package ch.meinkonto.dashboards.shell;

import org.jspecify.annotations.NullMarked;
