/**
 * What residents paid, with a signed receipt for each payment, the same paper for all services.
 *
 * <p>
 * May use: {@code cityservice}, {@code document}, {@code page}, {@code payment}, the emitter. Knows no service by name.
 */
@NullMarked
package ch.meinkonto.portal.receipt;

import org.jspecify.annotations.NullMarked;
