/**
 * Real PostgreSQL and real Elasticsearch as local processes: for the launcher, which keeps their data, and for tests, which
 * throw them away. Plain Java; nothing in here is shipped.
 */
@NullMarked
package ch.meinkonto.ops.stores;

import org.jspecify.annotations.NullMarked;
