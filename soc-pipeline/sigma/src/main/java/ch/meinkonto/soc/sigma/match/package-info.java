/**
 * Whether one event satisfies a rule, and why. Rules are compiled once; an event is flattened once for all rules.
 */
@NullMarked
package ch.meinkonto.soc.sigma.match;

import org.jspecify.annotations.NullMarked;
