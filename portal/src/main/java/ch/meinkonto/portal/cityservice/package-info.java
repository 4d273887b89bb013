/**
 * What a city service is to the portal: its description, the rule that each use case is one transaction whose call is
 * recorded as a security event, typed refusals, and the list of a resident's requests.
 *
 * <p>
 * May use: the emitter, Spring. Knows no service; every service knows it.
 */
@NullMarked
package ch.meinkonto.portal.cityservice;

import org.jspecify.annotations.NullMarked;
