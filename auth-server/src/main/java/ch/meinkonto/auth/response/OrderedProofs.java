package ch.meinkonto.auth.response;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.FreshProofWishes;
import ch.meinkonto.auth.account.TwoFactorAccounts;
import ch.meinkonto.auth.protocol.ProofDemands;
import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.responder.ResponsesInForce;

/**
 * As long as an order to step up is in force, or since an administrator wished it, only proofs that were given after it count: two factors, or all that the person
 * has.
 */
@Component
class OrderedProofs implements ProofDemands {
    private final ResponsesInForce inForce;
    private final ObjectProvider<TwoFactorAccounts> twoFactors;
    private final FreshProofWishes wishes;

    OrderedProofs(ResponsesInForce inForce, ObjectProvider<TwoFactorAccounts> twoFactors, FreshProofWishes wishes) {
        this.inForce = inForce;
        this.wishes = wishes;
        this.twoFactors = twoFactors;
    }

    @Override
    public Optional<Demand> on(String accountId) {
        return Stream.concat(inForce.since(ResponseAction.REQUIRE_STEP_UP, accountId).stream(),
                wishes.since(UUID.fromString(accountId)).stream())
                .max(Comparator.naturalOrder())
                .map(since -> new Demand(since, twoFactors.stream()
                        .anyMatch(accounts -> accounts.includes(UUID.fromString(accountId)))));
    }
}
