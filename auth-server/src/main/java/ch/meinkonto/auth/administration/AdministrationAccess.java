package ch.meinkonto.auth.administration;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.Account;
import ch.meinkonto.auth.account.Accounts;
import ch.meinkonto.auth.account.Role;

/**
 * Who may use the administration: administrators do, auditors look. What the account is now counts, whatever a session or
 * token says; of a token it must be true as well, which tells of staff's roles only after a passkey.
 */
@Component
class AdministrationAccess implements AuthorizationManager<RequestAuthorizationContext> {
    private static final List<String> LOOKING = List.of("GET", "HEAD");
    /** Sent with POST so that no name stands in an address. */
    private static final List<String> SEARCHES = List.of("/admin/users", "/api/v1/admin/users/search");

    private final Accounts accounts;

    AdministrationAccess(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public AuthorizationResult authorize(Supplier<? extends @Nullable Authentication> caller,
            RequestAuthorizationContext request) {
        boolean looks = LOOKING.contains(request.getRequest().getMethod())
                || SEARCHES.contains(request.getRequest().getServletPath());
        Authentication person = caller.get();
        return new AuthorizationDecision(person != null && (is(person, Role.PLATFORM_ADMINISTRATOR)
                || looks && is(person, Role.AUDITOR)));
    }

    private boolean is(Authentication person, Role role) {
        if (!person.isAuthenticated()) {
            return false;
        }
        if (person instanceof JwtAuthenticationToken token) {
            List<String> told = token.getToken().getClaimAsStringList("roles");
            if (told == null || !told.contains(role.name())) {
                return false;
            }
        }
        try {
            return accounts.find(UUID.fromString(person.getName()))
                    .filter(Account::isActive)
                    .filter(account -> account.roles().contains(role))
                    .isPresent();
        } catch (IllegalArgumentException e) {
            // A machine, or nobody.
            return false;
        }
    }
}
