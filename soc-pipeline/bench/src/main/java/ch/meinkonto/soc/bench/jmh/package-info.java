/** The same lanes under JMH, for whoever works on the matcher or the correlations. May use lanes, rules, engines and correlations. */
@NullMarked
package ch.meinkonto.soc.bench.jmh;

import org.jspecify.annotations.NullMarked;
