/**
 * Whether a page is valid HTML, told by the Nu Html Checker, which also answers at validator.w3.org. Reads its schemas from its
 * own archive and has no way to the network. And whether everybody can use it, told by axe-core in a browser that Playwright
 * drives. For tests only. May use: the checker, axe-core, Playwright.
 */
@NullMarked
package ch.meinkonto.ops.validhtml;

import org.jspecify.annotations.NullMarked;
