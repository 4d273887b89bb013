package ch.meinkonto.soc.responder;

import java.time.Instant;
import java.util.Optional;

import ch.meinkonto.soc.contract.ResponseAction;

/**
 * Which orders are in force at this moment. Judged by the clock at each question, so that an order ends on time even where
 * nobody has noticed yet.
 */
public interface ResponsesInForce {
    /** Since when the latest order of this kind for this target is in force; empty where there is none. */
    Optional<Instant> since(ResponseAction action, String target);

    /** Whether there is such an order. */
    default boolean isOrdered(ResponseAction action, String target) {
        return since(action, target).isPresent();
    }
}
