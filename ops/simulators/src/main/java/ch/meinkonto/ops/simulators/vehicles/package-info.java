/**
 * The register of vehicles (Strassenverkehrsamt): from a plate to its holder's mark, weight, drive and zone, as JSON. May use: the
 * population and what registers have in common.
 */
@NullMarked
package ch.meinkonto.ops.simulators.vehicles;

import org.jspecify.annotations.NullMarked;
