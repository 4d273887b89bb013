package ch.meinkonto.auth.protocol;

import java.util.concurrent.TimeUnit;

import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.AccountDeleted;
import ch.meinkonto.auth.session.AccessEnded;
import ch.meinkonto.auth.session.SessionEnded;

/** What happens to authorizations without anybody asking for it: they end with their session, and go when they are old. */
@Component
class AuthorizationUpkeep {
    private final RecordedAuthorizations authorizations;
    private final TokenFamilies families;
    private final UsedProofs proofs;
    private final DevicePolls polls;

    AuthorizationUpkeep(RecordedAuthorizations authorizations, TokenFamilies families, UsedProofs proofs,
            DevicePolls polls) {
        this.authorizations = authorizations;
        this.families = families;
        this.proofs = proofs;
        this.polls = polls;
    }

    @EventListener
    void revoke(SessionEnded ended) {
        authorizations.revoke(ended.accountId(), ended.sid());
    }

    @EventListener
    void revoke(AccessEnded ended) {
        families.endAll(ended.accountId());
    }

    @EventListener
    void forget(AccountDeleted deleted) {
        authorizations.forget(deleted.accountId());
    }

    @Scheduled(fixedDelay = 10, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void removeExpired() {
        authorizations.removeExpired();
        proofs.forgetOld();
        polls.forgetOld();
    }
}
