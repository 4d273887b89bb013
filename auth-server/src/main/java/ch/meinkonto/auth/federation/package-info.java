/**
 * Signing in with an external OpenID provider, such as the federal login. Who somebody is over there is the pair of issuer and
 * subject, never an address. An account and such an identity come together only by somebody who proves both at the same time.
 *
 * <p>
 * May use: accounts, passwords, second factors, devices, sessions, notices, links, mail, the protocol's levels; Spring
 * Security's OAuth client.
 */
@NullMarked
package ch.meinkonto.auth.federation;

import org.jspecify.annotations.NullMarked;
