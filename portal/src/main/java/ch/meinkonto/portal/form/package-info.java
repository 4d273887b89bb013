/**
 * What a city service asks: questions, one to a page, in sections, with the conditions under which they are asked and the
 * checks their answers must pass. A form is written in Java in the folder of its service and has a version; pages, error
 * summaries, the list of tasks and the page on which everything is checked are made from it.
 *
 * <p>
 * May use: {@code cityservice} for refusals; no framework. Knows no service.
 */
@NullMarked
package ch.meinkonto.portal.form;

import org.jspecify.annotations.NullMarked;
