package ch.meinkonto.auth.protocol;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Role;
import ch.meinkonto.auth.account.StaffPasskeys;
import ch.meinkonto.auth.client.Clients;

/**
 * What roles are worth: those of the city's staff stand in tokens only after a proof that resists phishing, by a passkey
 * that was added under control.
 */
@Component
class StaffProof {
    private final Accounts accounts;
    private final StaffPasskeys staff;

    StaffProof(Accounts accounts, StaffPasskeys staff) {
        this.accounts = accounts;
        this.staff = staff;
    }

    /** Whether a person must still prove a passkey before a client that learns of roles, or of staff matters, gets a token. */
    boolean isMissing(Authentication person, Proof proof, RegisteredClient client, Collection<String> scopes) {
        boolean matters = Clients.receivesRoles(client) || scopes.stream().anyMatch(Clients::isForStaff);
        return matters && !isGiven(proof) && accounts.find(UUID.fromString(person.getName()))
                .filter(staff::areDemandedOf)
                .isPresent();
    }

    /** Whether a person may ask for these scopes at all: those for staff are for staff. */
    boolean mayHave(Authentication person, Collection<String> scopes) {
        return scopes.stream().noneMatch(Clients::isForStaff)
                || accounts.find(UUID.fromString(person.getName())).filter(Account::isStaff).isPresent();
    }

    /** The roles that a token tells of, after this proof. */
    List<String> provenRoles(Account account, @Nullable Proof proof) {
        return account.roles()
                .stream()
                .filter(role -> !role.isStaff() || !staff.areDemanded() || proof != null && isGiven(proof))
                .map(Role::name)
                .toList();
    }

    private static boolean isGiven(Proof proof) {
        return proof.controlled() && proof.assurance().satisfies(Assurance.PHISHING_RESISTANT);
    }
}
