package ch.meinkonto.auth.administration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.account.RoleGrant;
import ch.meinkonto.auth.account.RoleGrants;
import ch.meinkonto.auth.administration.AdministrationRefused.Reason;
import ch.meinkonto.auth.client.AdministeredClients;
import ch.meinkonto.auth.notice.Notices;
import ch.meinkonto.auth.session.Sessions;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Does what two administrators have agreed on, and ends roles whose time is over. */
@Component
class ActPerformer {
    private static final Duration LONGEST = Duration.ofDays(731);
    private static final int FEWEST_ADMINISTRATORS = 2;

    private final Accounts accounts;
    private final RoleGrants grants;
    private final AdministeredClients clients;
    private final Sessions sessions;
    private final Notices notices;
    private final SecurityEvents events;
    private final Clock clock;

    ActPerformer(Accounts accounts, RoleGrants grants, AdministeredClients clients, Sessions sessions, Notices notices,
            SecurityEvents events, Clock clock) {
        this.accounts = accounts;
        this.grants = grants;
        this.clients = clients;
        this.sessions = sessions;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Whether it could be done now.
     *
     * @throws AdministrationRefused where it could not
     */
    void check(Act act) {
        switch (act) {
            case Act.GrantRole grant -> checkGrant(grant);
            case Act.RevokeRole revoke -> checkRevoke(revoke);
            case Act.SaveClient save -> requireAdministered(save.draft().id());
            case Act.MakeSecret secret -> {
                requireAdministered(secret.clientId());
                if (clients.find(secret.clientId()).filter(client -> client.draft().hasSecret()).isEmpty()) {
                    throw new AdministrationRefused(Reason.UNKNOWN);
                }
            }
        }
    }

    /** Does it. Runs in the transaction of the decision. */
    void perform(Request approved) {
        check(approved.act());
        switch (approved.act()) {
            case Act.GrantRole grant -> grant(grant, approved);
            case Act.RevokeRole revoke -> {
                grants.revoke(revoke.accountId(), revoke.role());
                notices.tell(revoke.accountId(), "role-revoked");
                // What was opened with the role ends with it, at all clients.
                sessions.endAll(revoke.accountId().toString());
            }
            case Act.SaveClient save -> clients.save(save.draft());
            // Fetched by who asked, so that nobody else ever sees it.
            case Act.MakeSecret _ -> {
            }
        }
    }

    /** Takes away what is over, and ends what was opened with it. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    @Transactional
    void endRoles() {
        for (RoleGrant over : grants.removeOver()) {
            sessions.endAll(over.accountId().toString());
            events.record(new AdminEvent("role-expire", over.accountId().toString(), Codes.of(over.role())));
        }
    }

    private void grant(Act.GrantRole grant, Request approved) {
        Instant from = clock.instant();
        grants.grant(new RoleGrant(grant.accountId(), grant.role(), from, grant.validUntil(), approved.askedBy(),
                approved.decidedBy(), approved.reason()));
        notices.tell(grant.accountId(), "role-granted");
    }

    private void checkGrant(Act.GrantRole grant) {
        if (!grant.role().isStaff()) {
            throw new AdministrationRefused(Reason.ROLE);
        }
        Instant now = clock.instant();
        if (!grant.validUntil().isAfter(now) || grant.validUntil().isAfter(now.plus(LONGEST))) {
            throw new AdministrationRefused(Reason.PERIOD);
        }
        accounts.find(grant.accountId())
                .filter(Account::isActive)
                .orElseThrow(() -> new AdministrationRefused(Reason.UNKNOWN));
    }

    private void checkRevoke(Act.RevokeRole revoke) {
        boolean has = grants.of(revoke.accountId()).stream().anyMatch(grant -> grant.role() == revoke.role());
        if (!has || !revoke.role().isStaff()) {
            throw new AdministrationRefused(Reason.NO_CHANGE);
        }
        List<UUID> administrators = grants.holders(Role.PLATFORM_ADMINISTRATOR);
        if (revoke.role() == Role.PLATFORM_ADMINISTRATOR && administrators.contains(revoke.accountId())
                && administrators.size() <= FEWEST_ADMINISTRATORS) {
            throw new AdministrationRefused(Reason.TOO_FEW_ADMINISTRATORS);
        }
    }

    private void requireAdministered(String clientId) {
        if (clients.isConfigured(clientId)) {
            throw new AdministrationRefused(Reason.CONFIGURED);
        }
    }
}
