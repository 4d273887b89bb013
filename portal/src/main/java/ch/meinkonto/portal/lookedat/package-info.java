/**
 * "Who looked at my data": tells residents which office looked at which of their requests, when and why, by mail too if they
 * wish so; keeps the log for services that have none of their own.
 *
 * <p>
 * May use: {@code access}, {@code cityservice}, {@code mail}, {@code notification}. Knows no service by name.
 */
@NullMarked
package ch.meinkonto.portal.lookedat;

import org.jspecify.annotations.NullMarked;
