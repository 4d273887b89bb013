/**
 * Forms that anybody may send without being signed in: how a program that sends them in bulk is told from a person, without
 * asking a third party and without a puzzle for the person.
 *
 * <p>
 * May use: keys, limits, security events.
 */
@NullMarked
package ch.meinkonto.auth.form;

import org.jspecify.annotations.NullMarked;
