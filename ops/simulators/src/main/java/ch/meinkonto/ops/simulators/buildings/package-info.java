/**
 * The register of buildings and dwellings (GWR): addresses, EGID, EWID and official dwelling numbers, as JSON. A public schema of
 * its messages was not at hand. What is not listed is not found: a new building, for one. May use: the population and what
 * registers have in common.
 */
@NullMarked
package ch.meinkonto.ops.simulators.buildings;

import org.jspecify.annotations.NullMarked;
