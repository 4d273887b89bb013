package ch.meinkonto.auth.response;

import java.util.Optional;
import java.util.UUID;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.TwoFactorAccounts;
import ch.meinkonto.auth.protocol.ProofDemands;
import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.responder.ResponsesInForce;

/**
 * As long as an order to step up is in force, only proofs that were given after it count: two factors, or all that the person
 * has.
 */
@Component
class OrderedProofs implements ProofDemands {
    private final ResponsesInForce inForce;
    private final ObjectProvider<TwoFactorAccounts> twoFactors;

    OrderedProofs(ResponsesInForce inForce, ObjectProvider<TwoFactorAccounts> twoFactors) {
        this.inForce = inForce;
        this.twoFactors = twoFactors;
    }

    @Override
    public Optional<Demand> on(String accountId) {
        return inForce.since(ResponseAction.REQUIRE_STEP_UP, accountId)
                .map(since -> new Demand(since, twoFactors.stream()
                        .anyMatch(accounts -> accounts.includes(UUID.fromString(accountId)))));
    }
}
