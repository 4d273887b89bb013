/** A Sigma rule as a tree of values: what was written, checked, with nothing left to interpret. */
@NullMarked
package ch.meinkonto.soc.sigma.rule;

import org.jspecify.annotations.NullMarked;
