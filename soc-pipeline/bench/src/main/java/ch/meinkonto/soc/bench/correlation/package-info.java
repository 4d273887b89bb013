/** Streams of matches for correlations, ours and Esper's way of counting them. Depends on the Sigma library, the lanes and Esper. */
@NullMarked
package ch.meinkonto.soc.bench.correlation;

import org.jspecify.annotations.NullMarked;
