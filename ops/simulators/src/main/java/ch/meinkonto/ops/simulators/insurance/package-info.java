/**
 * The register of insurance cards (VeKa centre): whether a card's holder has the basic health insurance, as JSON. May use: the
 * population and what registers have in common.
 */
@NullMarked
package ch.meinkonto.ops.simulators.insurance;

import org.jspecify.annotations.NullMarked;
