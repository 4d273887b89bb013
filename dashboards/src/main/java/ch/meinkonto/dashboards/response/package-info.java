/**
 * What an analyst can have done about an alert: lock, revoke, block, hold. The engine is ordered to, in the analyst's name,
 * and carries it on to the applications; how that stands is read from its index.
 *
 * <p>
 * May use: {@code index}, {@code access}, the contract, Spring Security's OAuth client.
 */
@NullMarked
package ch.meinkonto.dashboards.response;

import org.jspecify.annotations.NullMarked;
