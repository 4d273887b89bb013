/**
 * Alerts: the queue an analyst works through, the page of one alert with its evidence and runbook, and what can be done
 * with it: take it, close it with a reason, open it again.
 *
 * <p>
 * May use: {@code index}, {@code access}, {@code audit}, {@code response}, the emitter. Order: filter, queue, page, change.
 */
@NullMarked
package ch.meinkonto.dashboards.alerts;

import org.jspecify.annotations.NullMarked;
