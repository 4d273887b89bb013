/**
 * The tax register (Steueramt): who is taxed where, until when their return is due, and what the code on their form says, as
 * JSON. Which extension is granted is decided by the city's rules, not here. May use: the population and what registers have
 * in common.
 */
@NullMarked
package ch.meinkonto.ops.simulators.tax;

import org.jspecify.annotations.NullMarked;
