/**
 * Scans the running stack with ZAP through its API: signs in, spiders, attacks, judges and reports. A scan that saw too
 * little fails as one that found too much. May use: stack, visitor, zap.
 */
@NullMarked
package ch.meinkonto.securitytests.scan;

import org.jspecify.annotations.NullMarked;
