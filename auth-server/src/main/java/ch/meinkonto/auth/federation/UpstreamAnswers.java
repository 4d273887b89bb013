package ch.meinkonto.auth.federation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

import ch.meinkonto.auth.account.EmailAddress;
import ch.meinkonto.auth.account.IdentityProofs.IdentityProof;
import ch.meinkonto.auth.account.IdentityProofs.ProvenPerson;
import ch.meinkonto.auth.account.Login;
import ch.meinkonto.auth.protocol.Assurance;
import ch.meinkonto.soc.contract.FederationEvent.Reason;

/**
 * Reads what comes back from a provider: who it is from (RFC 9207), whether it is what we asked for, and whether what it says is
 * enough. What is not enough is refused, never taken for less.
 */
@Component
class UpstreamAnswers {
    /** What an answer may say once (RFC 6749 section 3.1). */
    private static final List<String> PARAMETERS = List.of("code", "state", "iss", "error", "error_description",
            "error_uri", "session_state");
    private static final Set<String> AWAY = Set.of("temporarily_unavailable", "server_error");
    private static final String ISSUER_PROMISED = "authorization_response_iss_parameter_supported";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SUBJECT = 255;

    private final IdentityProviders providers;
    private final UpstreamExchange exchange;
    private final RequestCache wanted;
    private final Clock clock;

    UpstreamAnswers(IdentityProviders providers, UpstreamExchange exchange, RequestCache wanted, Clock clock) {
        this.providers = providers;
        this.exchange = exchange;
        this.wanted = wanted;
        this.clock = clock;
    }

    /** Whether something that may come once came more often. */
    static boolean isDoubled(HttpServletRequest request) {
        return PARAMETERS.stream().anyMatch(name -> {
            String[] values = request.getParameterValues(name);
            return values != null && values.length > 1;
        });
    }

    /**
     * Reads an answer.
     *
     * @param errand what it answers
     * @throws FederationRefused where it is none, or not good enough
     */
    Arrival read(String name, UpstreamRequests.Errand errand, HttpServletRequest request,
            HttpServletResponse response) {
        ClientRegistration provider = providers.findByRegistrationId(name);
        if (provider == null) {
            throw new FederationRefused(Reason.UNEXPECTED_ANSWER);
        }
        requireIssuer(provider, request.getParameter("iss"));
        String error = request.getParameter("error");
        if (error != null) {
            throw new FederationRefused(error.equals("access_denied")
                    ? Reason.CANCELLED
                    : AWAY.contains(error) ? Reason.PROVIDER_UNAVAILABLE : Reason.PROVIDER_ERROR);
        }
        String code = request.getParameter("code");
        if (code == null || code.isBlank()) {
            throw new FederationRefused(Reason.INVALID_ANSWER);
        }
        OAuth2AuthorizationResponse answer = OAuth2AuthorizationResponse.success(code)
                .redirectUri(String.valueOf(errand.sent().getRedirectUri()))
                .state(String.valueOf(errand.sent().getState()))
                .build();
        OAuth2LoginAuthenticationToken person = exchange.redeem(provider,
                new OAuth2AuthorizationExchange(errand.sent(), answer));
        if (!(person.getPrincipal() instanceof OidcUser user)) {
            throw new FederationRefused(Reason.INVALID_ANSWER);
        }
        return arrival(name, user, errand, target(request, response));
    }

    /** RFC 9207 section 2.4: who mixes up two providers is found out before any code goes anywhere. */
    private static void requireIssuer(ClientRegistration provider, @Nullable String issuer) {
        boolean promised = Boolean.TRUE
                .equals(provider.getProviderDetails().getConfigurationMetadata().get(ISSUER_PROMISED));
        boolean right = issuer == null ? !promised : issuer.equals(provider.getProviderDetails().getIssuerUri());
        if (!right) {
            throw new FederationRefused(Reason.INVALID_ANSWER);
        }
    }

    private Arrival arrival(String name, OidcUser user, UpstreamRequests.Errand errand, String target) {
        OidcIdToken token = user.getIdToken();
        FederationSettings.Level level = level(providers.settings(name).orElseThrow(),
                token.getAuthenticationContextClass());
        if (errand.assurance() != null && !level.assurance().satisfies(errand.assurance())) {
            throw new FederationRefused(Reason.WEAK_ANSWER);
        }
        Instant provenAt = provenAt(token.getAuthenticatedAt(), errand);
        String subject = token.getSubject();
        if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            throw new FederationRefused(Reason.INVALID_ANSWER);
        }
        List<String> methods = Optional.ofNullable(token.getAuthenticationMethods()).orElse(List.of());
        Login address = new Login(String.valueOf(user.getEmail()));
        boolean usable = user.getEmail() != null && EmailAddress.isOne(address);
        return new Arrival(name, new Arrival.Identity(String.valueOf(token.getIssuer()), subject), name(user),
                usable ? address.value() : "", usable && Boolean.TRUE.equals(user.getEmailVerified()),
                level.assurance(), Set.copyOf(methods), level.identity(),
                IdentityProof.isSeen(level.identity()) ? person(user) : null, provenAt,
                new UpstreamTicket(name, token.getClaimAsString("sid"), token.getTokenValue()), target,
                clock.instant());
    }

    private static FederationSettings.Level level(FederationSettings.Provider provider, @Nullable String told) {
        if (provider.levels().isEmpty()) {
            return new FederationSettings.Level(Assurance.SINGLE_FACTOR, null);
        }
        FederationSettings.Level level = told == null ? null : provider.levels().get(told);
        if (level == null) {
            throw new FederationRefused(Reason.INVALID_ANSWER);
        }
        return level;
    }

    /**
     * When the person signed in over there, by our clock (OpenID Connect Core, section 3.1.3.7, number 13). Where it had to
     * happen anew, it did so after we asked, whatever the other clock says.
     */
    private Instant provenAt(@Nullable Instant told, UpstreamRequests.Errand errand) {
        Instant now = clock.instant();
        if (told == null || told.isAfter(now.plus(UpstreamTokens.SKEW))) {
            throw new FederationRefused(Reason.INVALID_ANSWER);
        }
        Duration allowed = errand.maxAge().plus(UpstreamTokens.SKEW);
        if (told.isBefore(errand.askedAt().minus(allowed))) {
            throw new FederationRefused(Reason.OLD_ANSWER);
        }
        Instant time = told.isAfter(now) ? now : told;
        return errand.maxAge().isZero() && time.isBefore(errand.askedAt()) ? errand.askedAt() : time;
    }

    private static String name(OidcUser user) {
        return line(user.getFullName());
    }

    /** A text that can stand in a line and in our tables; else none. */
    private static String line(@Nullable String full) {
        String text = full == null ? "" : full.strip();
        boolean usable = text.length() <= LONGEST_NAME && text.codePoints().noneMatch(Character::isISOControl);
        return usable ? text : "";
    }

    /** Only a whole person: half a name would be taken for somebody else. */
    private static @Nullable ProvenPerson person(OidcUser user) {
        String familyName = line(user.getFamilyName());
        String givenName = line(user.getGivenName());
        LocalDate birth = birth(user.getBirthdate());
        return familyName.isEmpty() || givenName.isEmpty() || birth == null
                ? null
                : new ProvenPerson(familyName, givenName, birth);
    }

    /** OpenID Connect Core, section 5.1: a year alone, or a day without its year, is no date of birth for us. */
    private static @Nullable LocalDate birth(@Nullable String told) {
        try {
            return told == null ? null : LocalDate.parse(told);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private String target(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest saved = wanted.getRequest(request, response);
        return saved == null ? "/" : saved.getRedirectUrl();
    }
}
