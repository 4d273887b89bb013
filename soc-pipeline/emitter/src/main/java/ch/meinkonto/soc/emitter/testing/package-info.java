/** A real, simple implementation of the port for the tests of other modules. */
@NullMarked
package ch.meinkonto.soc.emitter.testing;

import org.jspecify.annotations.NullMarked;
