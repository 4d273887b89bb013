/**
 * What changes while an analyst looks: one stream of server-sent events (WHATWG HTML section 9.2) for each open page, fed
 * by one reader that asks Elasticsearch twice a second while anybody looks.
 *
 * <p>
 * May use: {@code alerts}, {@code overview}, {@code pipeline}, {@code shell} for how times are written. Order: read,
 * compare, send.
 */
@NullMarked
package ch.meinkonto.dashboards.live;

import org.jspecify.annotations.NullMarked;
