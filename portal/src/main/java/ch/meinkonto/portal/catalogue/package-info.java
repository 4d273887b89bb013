/**
 * Where residents find what they came for: the catalogue of services and the list of their own requests.
 *
 * <p>
 * May use: {@code cityservice}, {@code access}. Knows no service by name.
 */
@NullMarked
package ch.meinkonto.portal.catalogue;

import org.jspecify.annotations.NullMarked;
