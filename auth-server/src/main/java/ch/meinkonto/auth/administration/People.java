package ch.meinkonto.auth.administration;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.RoleGrant;
import ch.meinkonto.auth.account.RoleGrants;
import ch.meinkonto.auth.administration.AdministrationRefused.Reason;
import ch.meinkonto.auth.factor.SecondFactors;
import ch.meinkonto.auth.session.Sessions;
import ch.meinkonto.soc.contract.AdminEvent;
import ch.meinkonto.soc.emitter.SecurityEvents;

/** Finds people for administrators. Who looks says why first, and each look is told. */
@Component
class People {
    private static final int MOST = 20;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 254;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final RoleGrants grants;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final Deeds deeds;
    private final SecurityEvents events;

    People(JdbcClient jdbc, Accounts accounts, RoleGrants grants, SecondFactors factors, Sessions sessions, Deeds deeds,
            SecurityEvents events) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.grants = grants;
        this.factors = factors;
        this.sessions = sessions;
        this.deeds = deeds;
        this.events = events;
    }

    /**
     * What administrators see of a person: nothing of what they do with the city.
     *
     * @param account the account itself
     * @param grants its roles with validity and origin
     * @param passkeys how many passkeys it has
     * @param app since when it has an authenticator app, absent where it has none
     * @param sessions how many browsers are signed in
     */
    record Person(Account account, List<RoleGrant> grants, int passkeys, @Nullable Instant app, int sessions) {}

    /** Accounts by address or id, or by a part of the name; at most twenty. */
    @Transactional
    List<Account> search(UUID by, String typed, @Nullable String typedPurpose) {
        String purpose = Reasons.required(typedPurpose);
        String query = typed.strip();
        if (query.length() < SHORTEST || query.length() > LONGEST || query.indexOf('\0') >= 0) {
            throw new AdministrationRefused(Reason.MALFORMED);
        }
        String escaped = query.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
        List<Account> found = jdbc.sql("""
                select id from account.account
                where login = :exact or id::text = :exact or lower(display_name) like :part
                order by display_name, login limit :most""")
                .param("exact", query.toLowerCase(Locale.ROOT))
                .param("part", "%" + escaped + "%")
                .param("most", MOST)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list()
                .stream()
                .flatMap(id -> accounts.find(id).stream())
                .toList();
        UUID search = deeds.addSearch(by, purpose, found.size());
        events.record(new AdminEvent("user-search", search.toString(), null));
        return found;
    }

    /** One person. */
    Person open(UUID id) {
        Account account = accounts.find(id).orElseThrow(() -> new AdministrationRefused(Reason.UNKNOWN));
        SecondFactors.Overview has = factors.of(id);
        events.record(new AdminEvent("user-view", id.toString(), null));
        return new Person(account, grants.of(id), has.passkeys().size(), has.app(),
                sessions.of(id.toString(), "").size());
    }

    /** A name for a page; the id where the account is gone. */
    public String name(@Nullable UUID id) {
        return id == null ? "" : accounts.find(id).map(Account::displayName).orElse(id.toString());
    }
}
