/**
 * Whether a page is valid HTML, told by the Nu Html Checker, which also answers at validator.w3.org. Reads its schemas from its
 * own archive and has no way to the network. For tests only. May use: the checker.
 */
@NullMarked
package ch.meinkonto.ops.validhtml;

import org.jspecify.annotations.NullMarked;
