package ch.meinkonto.auth.response;

import org.springframework.stereotype.Component;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.responder.ResponseHandler;

/** Ends all sign-ins; with what one may come back is for {@link OrderedProofs} to say. */
@Component
class RequireStepUp implements ResponseHandler {
    private final SignedInPlaces places;

    RequireStepUp(SignedInPlaces places) {
        this.places = places;
    }

    @Override
    public ResponseAction action() {
        return ResponseAction.REQUIRE_STEP_UP;
    }

    @Override
    public String carryOut(ResponseOrder order) {
        return places.end(order.target());
    }
}
