/**
 * The commands behind {@code ./meinkonto}: one class each. The shell script finds a JDK and builds what is stale; all else
 * is here. May use the stack, never the applications' code: they are other processes.
 */
@NullMarked
package ch.meinkonto.ops.local;

import org.jspecify.annotations.NullMarked;
