/** The outside world of the local stack: one package per simulated party, each speaking the real wire contract. */
@NullMarked
package ch.meinkonto.ops.simulators;

import org.jspecify.annotations.NullMarked;
