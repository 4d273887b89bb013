/**
 * The processes of the local stack: what they are, what they are told, how they are started, watched and stopped. Knows
 * nothing of commands and terminals.
 */
@NullMarked
package ch.meinkonto.ops.local.stack;

import org.jspecify.annotations.NullMarked;
