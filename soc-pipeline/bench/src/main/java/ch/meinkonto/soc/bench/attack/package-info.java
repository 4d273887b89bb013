/** Attacks as events: each a few steps that one detection of the catalogue must find. Uses the city's diary. */
@NullMarked
package ch.meinkonto.soc.bench.attack;

import org.jspecify.annotations.NullMarked;
