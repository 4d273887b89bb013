/**
 * The overview: what happens in the city right now, as four pictures and the most urgent alerts.
 *
 * <p>
 * May use: {@code index}, {@code alerts}. Order: range, read, page.
 */
@NullMarked
package ch.meinkonto.dashboards.overview;

import org.jspecify.annotations.NullMarked;
