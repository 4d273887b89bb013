/**
 * Health of the applications, from what they measure of themselves (Micrometer and the OpenTelemetry agent) and from the
 * access log.
 *
 * <p>
 * May use: {@code index}. Order: settings, read, page.
 */
@NullMarked
package ch.meinkonto.dashboards.services;

import org.jspecify.annotations.NullMarked;
