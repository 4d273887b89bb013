/**
 * The inbox: what all services wrote to a resident, in one place, with proof of when it was opened first. Services tell of
 * their post by {@link ch.meinkonto.portal.cityservice.PostForResident} and say when it is read.
 *
 * <p>
 * May use: {@code access}, {@code cityservice}, {@code page}, the emitter. Knows no service by name.
 */
@NullMarked
package ch.meinkonto.portal.inbox;

import org.jspecify.annotations.NullMarked;
