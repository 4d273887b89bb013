package ch.meinkonto.portal.access;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

import ch.meinkonto.portal.cityservice.Assurance;

/**
 * Demands one of the roles, and a sign-in that withstands phishing: the claim {@code acr} of the ID token (OpenID Connect Core,
 * section 2). What is missing of the second can be made up for, see {@link Denials}.
 */
final class StaffAccess implements AuthorizationManager<RequestAuthorizationContext> {
    /** A working day: an older sign-in is asked for again where somebody asks for the level at all. */
    private static final Duration MAX_AGE = Duration.ofHours(12);

    private final Set<String> authorities;
    private final boolean passkey;

    /**
     * Makes the demand.
     *
     * @param roles one of these is enough
     * @param passkey whether the sign-in must withstand phishing
     */
    StaffAccess(Set<StaffRole> roles, boolean passkey) {
        this.passkey = passkey;
        this.authorities = roles.stream().map(StaffRole::authority).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public AuthorizationResult authorize(Supplier<? extends @Nullable Authentication> person,
            RequestAuthorizationContext request) {
        Authentication signedIn = person.get();
        boolean hasRole = signedIn != null && signedIn.isAuthenticated() && signedIn.getAuthorities()
                .stream()
                .anyMatch(authority -> authorities.contains(String.valueOf(authority.getAuthority())));
        if (!hasRole) {
            return new AuthorizationDecision(false);
        }
        boolean strong = !passkey || signedIn.getPrincipal() instanceof OidcUser user
                && Assurance.PHISHING_RESISTANT.acr().equals(user.getIdToken().getClaimAsString("acr"));
        return strong
                ? new AuthorizationDecision(true)
                : new StepUp.Missing(List.of(Assurance.PHISHING_RESISTANT.acr()), MAX_AGE);
    }
}
