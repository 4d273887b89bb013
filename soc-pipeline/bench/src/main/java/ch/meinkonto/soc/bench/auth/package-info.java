/** Our auth server beside Keycloak: tokens and sign-ins per processor second, start-up and memory. */
@NullMarked
package ch.meinkonto.soc.bench.auth;

import org.jspecify.annotations.NullMarked;
