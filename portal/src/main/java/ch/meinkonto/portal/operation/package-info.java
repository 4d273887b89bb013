/**
 * How the city runs its services: whether each takes new requests (open, seasonal, paused, closed), set by who answers for it,
 * and how much it is used, without a word about whom.
 *
 * <p>
 * May use: {@code cityservice}, {@code access}, {@code page}, the emitter, Spring. Knows no service by name; services know
 * only the interfaces in {@code cityservice}.
 */
@NullMarked
package ch.meinkonto.portal.operation;

import org.jspecify.annotations.NullMarked;
