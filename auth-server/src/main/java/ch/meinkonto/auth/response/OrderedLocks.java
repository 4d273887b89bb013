package ch.meinkonto.auth.response;

import java.util.UUID;

import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.AccountLocks;
import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.responder.ResponsesInForce;

/** An account is locked as long as an order to lock it is in force; of several, until the last has ended. */
@Component
class OrderedLocks implements AccountLocks {
    private final ResponsesInForce inForce;

    OrderedLocks(ResponsesInForce inForce) {
        this.inForce = inForce;
    }

    @Override
    public boolean isLocked(UUID accountId) {
        return inForce.isOrdered(ResponseAction.LOCK_ACCOUNT, accountId.toString());
    }
}
