/**
 * Who lives where in the simulated city: made up from a seed, person by person, when somebody asks. Nobody in it is real: names
 * come from a short list, AHV numbers from the very end of the range. May use: the types of the eCH messages.
 */
@NullMarked
package ch.meinkonto.ops.simulators.population;

import org.jspecify.annotations.NullMarked;
