package ch.meinkonto.auth.response;

import org.springframework.stereotype.Component;

import ch.meinkonto.auth.protocol.TokenFamilies;
import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;
import ch.meinkonto.soc.responder.ResponseHandler;
import ch.meinkonto.soc.responder.TargetUnknown;

/** Ends one authorization: its access tokens and all generations of its refresh token. */
@Component
class RevokeTokenFamily implements ResponseHandler {
    private final TokenFamilies families;

    RevokeTokenFamily(TokenFamilies families) {
        this.families = families;
    }

    @Override
    public ResponseAction action() {
        return ResponseAction.REVOKE_TOKEN_FAMILY;
    }

    @Override
    public String carryOut(ResponseOrder order) {
        if (!families.exists(order.target())) {
            throw new TargetUnknown();
        }
        return families.end(order.target()) ? "1 token family" : "0 token families, it had ended before";
    }
}
