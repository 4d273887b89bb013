/** Rules to measure with: a folder of them, or made-up ones. Depends on the Sigma library alone. */
@NullMarked
package ch.meinkonto.soc.bench.rules;

import org.jspecify.annotations.NullMarked;
