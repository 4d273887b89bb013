/** Writes values as JSON text; the library has no other need of it. Depends on nothing. */
@NullMarked
package ch.meinkonto.soc.sigma.print;

import org.jspecify.annotations.NullMarked;
