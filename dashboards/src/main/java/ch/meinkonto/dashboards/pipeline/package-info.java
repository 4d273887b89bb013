/**
 * How the pipeline itself is: how late events arrive, how many, since when none.
 *
 * <p>
 * May use: {@code index}.
 */
@NullMarked
package ch.meinkonto.dashboards.pipeline;

import org.jspecify.annotations.NullMarked;
