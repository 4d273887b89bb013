/**
 * How well the headers of a page protect whoever reads it, by the public rules of the MDN HTTP Observatory: a hundred points to
 * begin with, some taken away, some given, and a letter for the sum.
 *
 * <p>
 * May use: Java, jsoup. Knows nothing of the stack.
 *
 * <p>
 * Source: github.com/mdn/mdn-http-observatory, {@code src/grader/charts.js} and {@code src/analyzer/tests}, as of 2026; the
 * rules are told here in our own words and code, only the points are taken over.
 */
@NullMarked
package ch.meinkonto.securitytests.headers;

import org.jspecify.annotations.NullMarked;
