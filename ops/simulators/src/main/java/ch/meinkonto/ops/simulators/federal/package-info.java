/**
 * The federal login: an OpenID provider with the levels ({@code acr}) of AGOV, made-up people at each of them, and every way in
 * which such a provider can misbehave. Speaks OpenID Connect Core with the authorization code, PKCE (RFC 7636), the issuer in
 * its answers (RFC 9207), RP-initiated and back-channel logout. May use: the design; Nimbus for signatures.
 */
@NullMarked
package ch.meinkonto.ops.simulators.federal;

import org.jspecify.annotations.NullMarked;
