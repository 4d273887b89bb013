/** The benchmark of the Sigma engine. May use everything here but the command. */
@NullMarked
package ch.meinkonto.soc.bench.sigma;

import org.jspecify.annotations.NullMarked;
