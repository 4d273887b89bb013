package ch.meinkonto.auth.response;

import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.responder.ResponseHandler;

/** Ends all sign-ins; that nobody signs in again is for {@link OrderedLocks} to say. */
@Component
class LockAccount implements ResponseHandler {
    private final SignedInPlaces places;

    LockAccount(SignedInPlaces places) {
        this.places = places;
    }

    @Override
    public ResponseAction action() {
        return ResponseAction.LOCK_ACCOUNT;
    }

    @Override
    public String carryOut(ResponseOrder order) {
        return places.end(order.target());
    }

    /** A sign-in that was under way at the moment of the order is ended a little later. */
    @Override
    public void uphold(ResponseOrder order) {
        places.end(order.target());
    }
}
