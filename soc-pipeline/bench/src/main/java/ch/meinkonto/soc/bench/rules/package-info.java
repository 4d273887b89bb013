/** Rules to measure with: a folder of them, or made-up ones. Depends on the Sigma library and the lanes. */
@NullMarked
package ch.meinkonto.soc.bench.rules;

import org.jspecify.annotations.NullMarked;
