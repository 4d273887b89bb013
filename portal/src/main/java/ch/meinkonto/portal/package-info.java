/** The portal of the city: one package per city service, and the platform they stand on. */
@NullMarked
package ch.meinkonto.portal;

import org.jspecify.annotations.NullMarked;
