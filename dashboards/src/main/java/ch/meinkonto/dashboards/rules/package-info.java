/**
 * The detections as the engine describes them: title, level, rule and runbook.
 *
 * <p>
 * May use: {@code index}, CommonMark. Order: read, render, page.
 */
@NullMarked
package ch.meinkonto.dashboards.rules;

import org.jspecify.annotations.NullMarked;
