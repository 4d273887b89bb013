/**
 * The messages one speaks with registers, by the standards of the association eCH: a resident's move (Umzug, eCH-0194 1.0), the
 * events between resident registers (eCH-0020 3.0) and their receipts, all in the envelope eCH-0058 5.0, with the types they
 * rest on (eCH-0006, 0007, 0008, 0010, 0011, 0021, 0044, 0185).
 *
 * <p>
 * Values that the schemas refuse cannot be built, and what is read is bound element by element: an element that is missing,
 * out of place or in another version is an {@link ch.meinkonto.ops.ech.EchRefused}, and so is one the standard allows but
 * this package does not carry, because dropping it would lose what the sender said. {@link ch.meinkonto.ops.ech.EchMessages}
 * reads and writes. May use: Java alone.
 */
@NullMarked
package ch.meinkonto.ops.ech;

import org.jspecify.annotations.NullMarked;
