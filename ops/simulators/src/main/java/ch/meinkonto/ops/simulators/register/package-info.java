/**
 * What the registers have in common: their pages, who may ask, and the switch with which each of them becomes slow, wrong, broken
 * or unavailable. May use: the design, the population.
 */
@NullMarked
package ch.meinkonto.ops.simulators.register;

import org.jspecify.annotations.NullMarked;
