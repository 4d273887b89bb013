/**
 * What analysts look at, told to the operations centre as what they change is: through the emitter's outbox, from where it
 * reaches the audit trail.
 *
 * <p>
 * May use: {@code access}, the emitter.
 */
@NullMarked
package ch.meinkonto.dashboards.audit;

import org.jspecify.annotations.NullMarked;
