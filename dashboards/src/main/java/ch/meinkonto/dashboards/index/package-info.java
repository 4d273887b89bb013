/**
 * The engine's indices as the console reads them: one client, one way to search, documents with dotted paths. Uses only
 * queries and aggregations that Elasticsearch has without plugins or licence.
 *
 * <p>
 * May use: elasticsearch-java, Jackson. Knows no page.
 */
@NullMarked
package ch.meinkonto.dashboards.index;

import org.jspecify.annotations.NullMarked;
