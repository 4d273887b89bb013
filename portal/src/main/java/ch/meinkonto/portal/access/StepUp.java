package ch.meinkonto.portal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Demands of a program's access token that the person behind it signed in well enough and recently enough; if not, the program
 * is told what to ask for (RFC 9470 sections 3 and 6). To be used as
 * {@code requestMatchers(...).access(new StepUp(...))}. No service demands it yet: a parking permit needs no better
 * sign-in.
 */
final class StepUp implements AuthorizationManager<RequestAuthorizationContext> {
    private final List<String> acrValues;
    private final Duration maxAge;
    private final Clock clock;

    /**
     * Makes the demand.
     *
     * @param acrValues levels that are enough, the one we would rather have first
     * @param maxAge how long ago the person may have signed in
     */
    StepUp(List<String> acrValues, Duration maxAge, Clock clock) {
        this.acrValues = List.copyOf(acrValues);
        this.maxAge = maxAge;
        this.clock = clock;
    }

    @Override
    public AuthorizationResult authorize(Supplier<? extends @Nullable Authentication> person,
            RequestAuthorizationContext request) {
        if (person.get() instanceof JwtAuthenticationToken program && program.isAuthenticated()) {
            return isEnough(program.getToken()) ? new AuthorizationDecision(true) : new Missing(acrValues, maxAge);
        }
        return new AuthorizationDecision(false);
    }

    private boolean isEnough(Jwt token) {
        Instant signedIn = token.getClaimAsInstant("auth_time");
        String acr = token.getClaimAsString("acr");
        return signedIn != null && acr != null && acrValues.contains(acr)
                && !signedIn.plus(maxAge).isBefore(clock.instant());
    }

    /**
     * What is missing.
     *
     * @param acrValues levels that would be enough
     * @param maxAge how long ago the person may have signed in
     */
    record Missing(List<String> acrValues, Duration maxAge) implements AuthorizationResult {
        @Override
        public boolean isGranted() {
            return false;
        }

        /** The header {@code WWW-Authenticate} (RFC 9470 section 3). */
        String challenge() {
            return "Bearer error=\"insufficient_user_authentication\", "
                    + "error_description=\"The person must sign in again, or better\", acr_values=\""
                    + String.join(" ", acrValues) + "\", max_age=\"" + maxAge.toSeconds() + "\"";
        }
    }
}
