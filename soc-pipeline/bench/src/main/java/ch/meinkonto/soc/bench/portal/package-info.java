/**
 * The evening before a deadline, on our own platform: residents arrive by the clock, sign in, look at pages and hand in a
 * request for more time for their tax return, and each gets a signed PDF. Load is open: a step has a planned moment, whether or
 * not the step before was answered in time, and its latency counts from that moment.
 *
 * <p>
 * Uses the stand's processes, the launcher's settings (what each program is told locally), the browsers of {@code visit} and
 * the accounts of {@code provider}.
 */
@NullMarked
package ch.meinkonto.soc.bench.portal;

import org.jspecify.annotations.NullMarked;
