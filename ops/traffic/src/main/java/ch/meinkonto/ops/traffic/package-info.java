/**
 * A day in the city in fast motion against the running stack: residents who sign in, browse, buy and change their mind,
 * a caseworker, and a few attackers. Nothing is simulated here but the people. May use: security-tests' visitors and
 * attacks.
 */
@NullMarked
package ch.meinkonto.ops.traffic;

import org.jspecify.annotations.NullMarked;
