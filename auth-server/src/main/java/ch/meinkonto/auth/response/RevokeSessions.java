package ch.meinkonto.auth.response;

import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.responder.ResponseHandler;

/** Ends all sign-ins of an account; whoever knows its password may sign in again. */
@Component
class RevokeSessions implements ResponseHandler {
    private final SignedInPlaces places;

    RevokeSessions(SignedInPlaces places) {
        this.places = places;
    }

    @Override
    public ResponseAction action() {
        return ResponseAction.REVOKE_SESSIONS;
    }

    @Override
    public String carryOut(ResponseOrder order) {
        return places.end(order.target());
    }
}
