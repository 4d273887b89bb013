/**
 * A person with a browser, without the browser: cookies, redirects, forms filled as they stand on the page. Attacks,
 * scans and the demo walk through the front doors with it, and so does a program that acts for a resident. May use: stack, jsoup,
 * Jackson.
 */
@NullMarked
package ch.meinkonto.securitytests.visitor;

import org.jspecify.annotations.NullMarked;
