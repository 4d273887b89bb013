package ch.meinkonto.auth.administration;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.account.RoleGrant;
import ch.meinkonto.auth.account.RoleGrants;
import ch.meinkonto.auth.factor.EnrolmentCodes;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/**
 * Where a city has no administrator, nobody could agree to the first: whoever runs the server names two accounts and a code
 * for their passkeys, and both have the role for thirty days. It happens only while nobody has the role; it is told as a grant
 * by nobody.
 */
@Component
@Order(1)
class FirstAdministrators implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrators.class);
    private static final Duration VALID = Duration.ofDays(30);
    private static final int SHORTEST_CODE = 16;

    private final Accounts accounts;
    private final RoleGrants grants;
    private final EnrolmentCodes codes;
    private final SecurityEvents events;
    private final Clock clock;
    private final List<String> logins;
    private final String code;

    FirstAdministrators(Accounts accounts, RoleGrants grants, EnrolmentCodes codes, SecurityEvents events, Clock clock,
            @Value("${meinkonto.auth.first-administrators.logins:}") List<String> logins,
            @Value("${meinkonto.auth.first-administrators.code:}") String code) {
        this.accounts = accounts;
        this.grants = grants;
        this.codes = codes;
        this.events = events;
        this.clock = clock;
        this.logins = logins.stream().map(String::strip).filter(login -> !login.isEmpty()).distinct().toList();
        this.code = code;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (logins.isEmpty() || !grants.holders(Role.PLATFORM_ADMINISTRATOR).isEmpty()) {
            return;
        }
        List<UUID> named = logins.stream()
                .flatMap(login -> accounts.find(new Login(login)).filter(Account::isActive).stream())
                .map(Account::id)
                .toList();
        if (named.size() != 2 || code.length() < SHORTEST_CODE) {
            LOG.warn(
                    "no first administrators: two open accounts and a code of at least {} characters are needed, accounts={}",
                    SHORTEST_CODE, named.size());
            return;
        }
        for (UUID id : named) {
            grants.grant(new RoleGrant(id, Role.PLATFORM_ADMINISTRATOR, clock.instant(), clock.instant().plus(VALID),
                    null, null, "Named by whoever runs the server"));
            codes.offer(id, code);
            events.record(new AdminEvent("role-grant", id.toString(), Codes.of(Role.PLATFORM_ADMINISTRATOR)));
        }
        LOG.info("first administrators named count={}", named.size());
    }
}
