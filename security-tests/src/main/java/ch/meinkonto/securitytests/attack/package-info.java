/**
 * Plays a detection's {@code attack.yml} against the running stack and measures how long the alert takes. The format
 * is described in {@code security-tests/attack-format.md}. May use: stack, visitor.
 */
@NullMarked
package ch.meinkonto.securitytests.attack;

import org.jspecify.annotations.NullMarked;
