/**
 * What the portal and the dashboards have in common as clients of the city's OpenID provider, and what Spring Security's client
 * has not: authorization requests that are pushed (RFC 9126), and sessions that end when the provider says so (OpenID Connect
 * Back-Channel Logout). May use: Spring Security's OAuth client, Spring Session. Knows nothing of events: an application is told
 * what happened and records it.
 */
@NullMarked
package ch.meinkonto.ops.relyingparty;

import org.jspecify.annotations.NullMarked;
