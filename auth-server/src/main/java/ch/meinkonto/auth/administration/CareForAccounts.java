package ch.meinkonto.auth.administration;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.account.RoleGrants;
import ch.meinkonto.auth.administration.AdministrationRefused.Reason;
import ch.meinkonto.auth.factor.EnrolmentCodes;
import ch.meinkonto.auth.notice.Notices;
import ch.meinkonto.auth.session.Sessions;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** What one administrator does for an account that is not their own. None of it gives a privilege; each is told. */
@Component
class CareForAccounts {
    private final Accounts accounts;
    private final RoleGrants grants;
    private final Sessions sessions;
    private final StepUps stepUps;
    private final EnrolmentCodes codes;
    private final Notices notices;
    private final Deeds deeds;
    private final SecurityEvents events;

    CareForAccounts(Accounts accounts, RoleGrants grants, Sessions sessions, StepUps stepUps, EnrolmentCodes codes,
            Notices notices, Deeds deeds, SecurityEvents events) {
        this.accounts = accounts;
        this.grants = grants;
        this.sessions = sessions;
        this.stepUps = stepUps;
        this.codes = codes;
        this.notices = notices;
        this.deeds = deeds;
        this.events = events;
    }

    /** What can be done. */
    enum Care {
        LOCK,
        UNLOCK,
        END_SESSIONS,
        REQUIRE_STEP_UP;

        String operation() {
            return "user-" + Codes.of(this);
        }
    }

    /** Does it. Doing it again changes nothing; where there is no lock to take back it is refused. */
    @Transactional
    void give(Care care, UUID by, UUID accountId, @Nullable String typedReason) {
        String reason = Reasons.required(typedReason);
        Account account = another(by, accountId);
        switch (care) {
            case LOCK -> {
                require(account.status() != Account.Status.DISABLED);
                accounts.lock(accountId);
                sessions.endAll(accountId.toString());
            }
            case UNLOCK -> require(accounts.unlock(accountId));
            case END_SESSIONS -> sessions.endAll(accountId.toString());
            case REQUIRE_STEP_UP -> {
                stepUps.require(accountId);
                sessions.endAll(accountId.toString());
            }
        }
        tell(care.operation(), by, accountId, reason);
    }

    /** Issues a code with which somebody who works for the city adds a passkey. */
    @Transactional
    EnrolmentCodes.Issued issueCode(UUID by, UUID accountId, @Nullable String typedReason) {
        String reason = Reasons.required(typedReason);
        Account account = another(by, accountId);
        require(account.isStaff() && account.isActive());
        EnrolmentCodes.Issued issued = codes.issue(accountId, by);
        notices.tell(accountId, "enrolment-code");
        tell("enrolment-code-issue", by, accountId, reason);
        return issued;
    }

    private Account another(UUID by, UUID accountId) {
        if (!grants.holders(Role.PLATFORM_ADMINISTRATOR).contains(by)) {
            throw new AdministrationRefused(Reason.NOT_ADMINISTRATOR);
        }
        if (by.equals(accountId)) {
            throw new AdministrationRefused(Reason.CONCERNED);
        }
        return accounts.find(accountId).orElseThrow(() -> new AdministrationRefused(Reason.UNKNOWN));
    }

    private void tell(String operation, UUID by, UUID accountId, String reason) {
        deeds.add(by, operation, accountId.toString(), reason);
        events.record(new AdminEvent(operation, accountId.toString(), null));
    }

    private static void require(boolean possible) {
        if (!possible) {
            throw new AdministrationRefused(Reason.NO_CHANGE);
        }
    }
}
