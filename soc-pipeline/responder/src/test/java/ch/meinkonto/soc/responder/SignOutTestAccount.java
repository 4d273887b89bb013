package ch.meinkonto.soc.responder;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;

/** Something that is done at once and does not last. */
final class SignOutTestAccount implements ResponseHandler {
    @Override
    public ResponseAction action() {
        return ResponseAction.REVOKE_SESSIONS;
    }

    @Override
    public String carryOut(ResponseOrder order) {
        return "0 sessions";
    }
}
