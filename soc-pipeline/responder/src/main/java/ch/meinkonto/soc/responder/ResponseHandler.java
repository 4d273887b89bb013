package ch.meinkonto.soc.responder;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;

/** How an application carries out one action. All of it happens in the transaction that writes the order down. */
public interface ResponseHandler {
    /** Which action. */
    ResponseAction action();

    /**
     * Carries an order out. Its form is checked by then; that it lasts is for {@link ResponsesInForce} to tell.
     *
     * @return what it met, in one sentence with figures
     * @throws TargetUnknown when there is nothing here with that id
     */
    String carryOut(ResponseOrder order);

    /** What was ordered was undone, or its time is over. Another order for the same target may still be in force. */
    default void end(ResponseOrder order) {}

    /** Called every few seconds while an order is in force, to catch what happened at the same moment as the order. */
    default void uphold(ResponseOrder order) {}
}
