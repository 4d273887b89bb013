/**
 * The dependency gate: no release with a known, serious weakness in what it is made of, and no green light without data.
 *
 * <p>
 * Runs OWASP Dependency-Check through Maven and believes it only after a canary was found and the data are fresh.
 */
@NullMarked
package ch.meinkonto.securitytests.supply;

import org.jspecify.annotations.NullMarked;
